package io.dyndbg.plugin.mojo;

import static io.dyndbg.plugin.SourceFolder.bytesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.weave.MarkFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

@MojoTest
class CompactMojoTest {
    @TempDir
    private Path root;

    private ProjectFolder project;
    private SortedMap<String, String> unwoven;

    @BeforeEach
    void compile() throws IOException {
        project = ProjectFolder.compiled(root);
        unwoven = bytesOf(root);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void weavesAndSaysSoInOneLine(CompactMojo compact) throws Exception {
        RecordedLog log = project.withRuntime().run(compact);

        long size = Files.size(project.blob());
        assertThat(log.info)
                .singleElement()
                .asString()
                .startsWith("dyndbg: 2 classes, 5 sites, 2 guards; repeated entries: 4 module 3 file 3 func; blob "
                        + size + " bytes, ");
        assertThat(isWoven("com/acme/Orders.class")).isTrue();
        assertThat(root.resolve("target/dyndbg/originals/com/acme/Orders.class"))
                .exists();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void countsWhatItLeavesAloneByReasonAndNamesItsPlace(CompactMojo compact) throws Exception {
        new SourceFolder(project.classes())
                .compile(Map.of(
                        "com.acme.Odd",
                        "package com.acme; class Odd { org.slf4j.Logger log; void go(java.util.List<String> l) {\n"
                                + "l.forEach(log::debug); } }"));

        RecordedLog log = project.withRuntime().run(compact);

        assertThat(log.info).hasSize(3);
        assertThat(log.info.get(0)).isEqualTo("dyndbg: left alone: com.acme.Odd: method reference");
        assertThat(log.info.get(1)).startsWith("dyndbg: left alone: 1 ");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void namesTenPlacesAndTheRestAtDebugLevel(CompactMojo compact) throws Exception {
        String guarded = IntStream.range(0, 12)
                .mapToObj(i -> "boolean m" + i
                        + "() { if (log.isDebugEnabled()) { log.debug(\"x\"); return true; } return false; }\n")
                .collect(Collectors.joining());
        new SourceFolder(project.classes())
                .compile(Map.of(
                        "com.acme.Odd", "package com.acme; class Odd { org.slf4j.Logger log;\n" + guarded + "}"));

        RecordedLog log = project.withRuntime().run(compact);

        assertThat(log.info).hasSize(13);
        assertThat(log.info.get(9))
                .isEqualTo("dyndbg: left alone: com/acme/Odd.java:11 m9: behind a guard: it decides a return");
        assertThat(log.info.get(10)).startsWith("dyndbg: left alone: 2 more places");
        assertThat(log.info.get(11)).isEqualTo("dyndbg: left alone: 12 (behind a guard: it decides a return)");
        assertThat(log.debug).anyMatch(line -> line.contains("com/acme/Odd.java:13 m11"));
        project.set("failOnUnweavable", true).run(compact);
        project.set("closedGuardCounts", true);
        assertThatThrownBy(() -> project.run(compact)).hasMessageContaining("com/acme/Odd.java:13 m11");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void missingRuntimeIsAnErrorThatShowsTheDependencyAndNothingIsWritten(CompactMojo compact) throws Exception {
        assertThatThrownBy(() -> project.run(compact))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("5 statements")
                .hasMessageContaining("<artifactId>dyndbg-runtime</artifactId>");
        assertThat(bytesOf(root)).isEqualTo(unwoven);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void providedRuntimeIsEnough(CompactMojo compact) throws Exception {
        project.dependsOn("io.dyndbg", "dyndbg-runtime", "provided").run(compact);
        assertThat(isWoven("com/acme/Orders.class")).isTrue();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void runtimeForTestsAloneIsNotEnough(CompactMojo compact) {
        assertThatThrownBy(() ->
                        project.dependsOn("io.dyndbg", "dyndbg-runtime", "test").run(compact))
                .hasMessageContaining("dyndbg-runtime");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void skipLeavesEverythingAsItIs(CompactMojo compact) throws Exception {
        RecordedLog log = project.set("skip", true).run(compact);
        assertThat(bytesOf(root)).isEqualTo(unwoven);
        assertThat(log.info).isEmpty();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void pomPackagingIsQuietlyPassedOver(CompactMojo compact) throws Exception {
        RecordedLog log = project.packaging("pom").run(compact);
        assertThat(bytesOf(root)).isEqualTo(unwoven);
        assertThat(log.info).isEmpty();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void missingFolderIsQuietlyPassedOver(CompactMojo compact) throws Exception {
        RecordedLog log = new ProjectFolder(root.resolve("empty")).run(compact);
        assertThat(log.info).isEmpty();
        assertThat(root.resolve("empty")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void worksWithoutAPomOnAFolderOfClasses(CompactMojo compact) throws Exception {
        project.withoutPom()
                .set("module", "loose")
                .set("classpath", System.getProperty("java.class.path"))
                .run(compact);
        assertThat(isWoven("com/acme/Orders.class")).isTrue();
        assertThat(project.classes().resolve("META-INF/dyndbg/loose.dyndbg")).exists();
        assertThat(root.resolve("target/dyndbg/classes/originals/com/acme/Orders.class"))
                .exists();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void withoutAPomTheModuleMustBeNamed(CompactMojo compact) {
        assertThatThrownBy(() -> project.withoutPom().run(compact)).hasMessageContaining("-Ddyndbg.module=NAME");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void withoutAPomTheFolderMustBeThere(CompactMojo compact) {
        assertThatThrownBy(() ->
                        new ProjectFolder(root.resolve("empty")).withoutPom().run(compact))
                .hasMessageContaining("-Ddyndbg.classesDirectory=DIR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "levels|trace, debug, info, warn, error",
                "arguments|keep, pure, all",
                "codec|none, deflate, zstd, auto"
            })
    @InjectMojo(goal = "compact", pom = "<project/>")
    void badWordIsAnErrorThatNamesTheGoodOnes(String parameter, String allowed, CompactMojo compact) throws Exception {
        Object value = parameter.equals("levels") ? List.of("debug", "loud") : "loud";
        assertThatThrownBy(() -> project.withRuntime().set(parameter, value).run(compact))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(parameter + ": 'loud' is not known; allowed are " + allowed);
        assertThat(bytesOf(root)).isEqualTo(unwoven);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void aWrapperThatCanNotBeReadIsAnErrorThatSaysWhatToWrite(CompactMojo compact) throws Exception {
        assertThatThrownBy(() -> project.withRuntime()
                        .set("wrappers", List.of("com.acme.Log"))
                        .run(compact))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("wrappers: \"com.acme.Log\" is no wrapper: write TYPE#METHOD,METHOD,..., for instance"
                        + " com.acme.Log#debug,trace");
        assertThat(bytesOf(root)).isEqualTo(unwoven);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void autoTakesDeflateWithoutZstdAtRunTime(CompactMojo compact) throws Exception {
        project.withRuntime().run(compact);
        byte[] auto = Files.readAllBytes(project.blob());
        project.set("codec", "deflate").run(compact);
        assertThat(project.blob()).hasBinaryContent(auto);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void autoTakesZstdIfTheApplicationHasIt(CompactMojo compact) throws Exception {
        project.withRuntime()
                .dependsOn("com.github.luben", "zstd-jni", "runtime")
                .run(compact);
        byte[] auto = Files.readAllBytes(project.blob());
        project.set("codec", "zstd").run(compact);
        assertThat(project.blob()).hasBinaryContent(auto);
        project.set("codec", "none").run(compact);
        assertThat(Files.readAllBytes(project.blob())).isNotEqualTo(auto);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void unweavableFailsTheBuildIfAskedToAndNothingIsWritten(CompactMojo compact) throws Exception {
        byte[] newer = Files.readAllBytes(project.classes().resolve("com/acme/Parts.class"));
        newer[7] = 120;
        Files.write(project.classes().resolve("com/acme/Parts.class"), newer);
        unwoven = bytesOf(root);
        project.withRuntime().set("failOnUnweavable", true);
        assertThatThrownBy(() -> project.run(compact)).hasMessageContaining("com/acme/Parts.class");
        assertThat(bytesOf(root)).isEqualTo(unwoven);
        project.set("failOnUnweavable", false).run(compact);
        assertThat(isWoven("com/acme/Orders.class")).isTrue();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void whatIsNoClassFileFailsNoBuild(CompactMojo compact) throws Exception {
        Files.write(project.classes().resolve("com/acme/Parts.class"), new byte[] {1, 2, 3});
        RecordedLog log = project.withRuntime().set("failOnUnweavable", true).run(compact);
        assertThat(log.info.get(0)).isEqualTo("dyndbg: no class file, left as found: com/acme/Parts.class");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void aBundleIsToldHowToTakeTheRecordsAlong(CompactMojo compact) throws Exception {
        RecordedLog log = project.withRuntime().packaging("bundle").run(compact);
        assertThat(log.info).last().asString().contains("<Include-Resource>", "META-INF/dyndbg");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void twoExecutionsThatWouldUndoEachOtherStopTheBuild(CompactMojo compact) throws Exception {
        compact.setPluginContext(new HashMap<>());
        project.withRuntime().set("includes", List.of("com/acme/Orders*")).run(compact);
        project.run(compact);
        Map<String, String> woven = bytesOf(root);

        project.set("includes", List.of("com/acme/Parts*"));
        assertThatThrownBy(() -> project.run(compact))
                .hasMessageContaining("both weave " + project.classes())
                .hasMessageContaining("Make them one");
        assertThat(bytesOf(root)).isEqualTo(woven);
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void namedModulesInOneFolderAreWovenEach(CompactMojo compact) throws Exception {
        for (String module : List.of("acme.a", "acme.b")) {
            Path folder = project.classes().resolve(module);
            String type = module + ".Service";
            new SourceFolder(folder).compile(Map.of(type, SourceFolder.service(type, "serve", 1)));
            Files.write(folder.resolve("module-info.class"), declaration(module));
        }

        RecordedLog log = project.withRuntime().run(compact);

        assertThat(log.info)
                .filteredOn(line -> line.startsWith("dyndbg: 1 classes, 2 sites"))
                .hasSize(2);
        for (String module : List.of("acme.a", "acme.b")) {
            Path folder = project.classes().resolve(module);
            assertThat(folder.resolve("META-INF/dyndbg/com.acme.acme-core." + module + ".dyndbg"))
                    .exists();
            assertThat(isWoven(module + "/" + module.replace('.', '/') + "/Service.class"))
                    .isTrue();
            assertThat(root.resolve("target/dyndbg/classes/" + module + "/originals/module-info.class"))
                    .exists();
        }
        Map<String, String> woven = bytesOf(root);
        project.run(compact);
        assertThat(bytesOf(root)).isEqualTo(woven);
    }

    private static byte[] declaration(String module) {
        ClassWriter declaration = new ClassWriter(0);
        declaration.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor requires = declaration.visitModule(module, 0, null);
        requires.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        requires.visitEnd();
        declaration.visitEnd();
        return declaration.toByteArray();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void includesAndExcludesChooseClasses(CompactMojo compact) throws Exception {
        project.withRuntime()
                .set("includes", List.of("com/acme/**"))
                .set("excludes", List.of("**/Parts.class"))
                .run(compact);
        assertThat(isWoven("com/acme/Orders.class")).isTrue();
        assertThat(isWoven("com/acme/Parts.class")).isFalse();
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void patternsAndEntriesThatChooseNothingAreWarnedOf(CompactMojo compact) throws Exception {
        RecordedLog log = project.withRuntime()
                .set("excludes", List.of("com.acme.Parts", "**/Parts.class"))
                .set("classpath", root.resolve("gone.jar") + java.io.File.pathSeparator + root)
                .run(compact);
        assertThat(log.warn)
                .containsExactly(
                        "dyndbg: no class file matches com.acme.Parts; includes and excludes are paths as"
                                + " com/acme/Orders.class, com/acme/** or **/*Dao.class",
                        "dyndbg: classpath: there is no " + root.resolve("gone.jar")
                                + "; it takes folders and jars, with " + java.io.File.pathSeparator + " between them");
    }

    @Test
    @InjectMojo(goal = "compact", pom = "<project/>")
    void withoutAPomAutoTakesZstdIfItIsOnTheClassPath(CompactMojo compact) throws Exception {
        String all = System.getProperty("java.class.path");
        String without = java.util.Arrays.stream(all.split(java.io.File.pathSeparator))
                .filter(entry -> !entry.contains("zstd-jni"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
        Path blob = project.classes().resolve("META-INF/dyndbg/loose.dyndbg");
        project.withoutPom().set("module", "loose");
        project.set("classpath", all).run(compact);
        byte[] zstd = Files.readAllBytes(blob);
        project.set("classpath", without).run(compact);
        byte[] deflate = Files.readAllBytes(blob);
        assertThat(deflate).isNotEqualTo(zstd);
        project.set("codec", "zstd").run(compact);
        assertThat(blob).hasBinaryContent(zstd);
        project.set("codec", "deflate").run(compact);
        assertThat(blob).hasBinaryContent(deflate);
    }

    private boolean isWoven(String path) throws IOException {
        return MarkFinder.in(Files.readAllBytes(project.classes().resolve(path)))
                .isPresent();
    }
}
