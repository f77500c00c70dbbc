package io.dyndbg.plugin.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.collect.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationWeaverTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String LIB = "BOOT-INF/lib/";

    @TempDir
    private Path folder;

    private Path application;
    private Path runtime;

    @BeforeEach
    void makeRuntime() throws IOException {
        application = folder.resolve("shop-1.0.jar");
        runtime = Jar.with()
                .text("io/dyndbg/Dyndbg.class", "the runtime")
                .text("module-info.class", "no")
                .write(folder.resolve("dyndbg-runtime-9.jar"));
    }

    private WovenApplication weave() throws IOException {
        return weave(module -> true, Optional.empty());
    }

    private WovenApplication weave(Predicate<Coordinates> selection, Optional<Path> output) throws IOException {
        return ApplicationWeaver.run(build(selection, output), place -> {});
    }

    private ApplicationBuild build(Predicate<Coordinates> selection, Optional<Path> output) {
        return new ApplicationBuild(
                application,
                output,
                Optional.empty(),
                selection,
                Options.DEFAULT,
                List.of(runtime),
                Optional.empty(),
                "9");
    }

    private static List<String> names(Path jar) throws IOException {
        try (Archive archive = Archive.open(jar)) {
            return archive.names("");
        }
    }

    private static String text(Path jar, String name) throws IOException {
        return new String(bytes(jar, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path jar, String name) throws IOException {
        try (Archive archive = Archive.open(jar)) {
            return archive.read(name).orElseThrow();
        }
    }

    private Path nested(Path jar, String name) throws IOException {
        return Files.write(folder.resolve("nested.jar"), bytes(jar, name));
    }

    private static List<String> reasons(WovenApplication woven) {
        return woven.modules().stream()
                .filter(module -> module.reason().isPresent())
                .map(module -> module.place() + ": " + module.reason().get())
                .toList();
    }

    @Test
    void an_executable_jar_is_woven_its_libraries_included() throws IOException {
        Jar.boot().write(application);
        byte[] before = Files.readAllBytes(application);
        WovenApplication woven = weave();

        assertThat(woven.output()).isEqualTo(application);
        assertThat(woven.wovenSites()).isEqualTo(6);
        assertThat(folder.resolve("shop-1.0.jar.unwoven")).hasBinaryContent(before);
        assertThat(text(application, "BOOT-INF/classes/META-INF/dyndbg/index"))
                .isEqualTo("META-INF/dyndbg/com.acme.shop.dyndbg\n");
        assertThat(bytes(application, "org/springframework/boot/loader/Launcher.class"))
                .isEqualTo(bytes(
                        folder.resolve("shop-1.0.jar.unwoven"), "org/springframework/boot/loader/Launcher.class"));
        Path pool = nested(application, LIB + "pool-2.0.jar");
        assertThat(names(pool)).contains("META-INF/dyndbg/org.pool.pool.dyndbg", "META-INF/dyndbg/index");
        assertThat(text(pool, MANIFEST)).isEqualTo("Manifest-Version: 1.0\r\nDyndbg-Woven: 9\r\n\r\n");
        assertThat(text(application, MANIFEST)).contains("JarLauncher\r\n", "Dyndbg-Woven: 9\r\n");
    }

    @Test
    void the_runtime_is_added_and_stands_in_the_lists_of_spring_boot() throws IOException {
        Jar.boot().write(application);
        weave();

        assertThat(bytes(application, LIB + "dyndbg-runtime-9.jar")).isEqualTo(Files.readAllBytes(runtime));
        assertThat(text(application, "BOOT-INF/classpath.idx"))
                .isEqualTo("- \"BOOT-INF/lib/pool-2.0.jar\"\n- \"BOOT-INF/lib/empty-1.jar\"\n"
                        + "- \"BOOT-INF/lib/dyndbg-runtime-9.jar\"\n");
        assertThat(text(application, "BOOT-INF/layers.idx").lines().toList())
                .startsWith(
                        "- \"dependencies\":",
                        "  - \"BOOT-INF/lib/pool-2.0.jar\"",
                        "  - \"BOOT-INF/lib/dyndbg-runtime-9.jar\"",
                        "- \"snapshot-dependencies\":");
    }

    @Test
    void what_is_not_touched_stays_as_it_lies_there() throws IOException {
        Jar.boot().behind("#!/bin/sh\nexec java -jar \"$0\"\n").write(application);
        weave();

        Path unwoven = folder.resolve("shop-1.0.jar.unwoven");
        try (Archive before = Archive.open(unwoven);
                Archive after = Archive.open(application)) {
            assertThat(after.preamble()).isEqualTo(before.preamble()).isNotEmpty();
            assertThat(after.names("")).startsWith(before.names("").toArray(String[]::new));
            for (ZipArchiveEntry entry : before.entries()) {
                ZipArchiveEntry same = after.entry(entry.getName()).orElseThrow();
                assertThat(same.getTime()).isEqualTo(Jar.TIME);
                assertThat(same.getUnixMode()).isEqualTo(0100640);
                assertThat(same.getMethod()).isEqualTo(entry.getMethod());
                if (same.getCrc() == entry.getCrc()) {
                    assertThat(after.raw(same).readAllBytes())
                            .isEqualTo(before.raw(entry).readAllBytes());
                }
            }
        }
    }

    @Test
    void a_jar_that_is_unpacked_before_it_is_read_says_its_own_hash() throws IOException {
        Jar.with()
                .jar(LIB + "pool-2.0.jar", Jar.with().service("", "org.pool.Pool"), "UNPACK:0123")
                .write(application);
        weave();

        try (Archive archive = Archive.open(application)) {
            assertThat(archive.entry(LIB + "pool-2.0.jar").orElseThrow().getComment())
                    .matches("UNPACK:[0-9a-f]{40}");
        }
    }

    @Test
    void the_same_gives_the_same_and_a_second_time_begins_with_the_unwoven_one() throws IOException {
        Jar.boot().write(application);
        weave();
        byte[] once = Files.readAllBytes(application);
        weave();
        assertThat(application).hasBinaryContent(once);

        weave(module -> module.artifactId().equals("pool"), Optional.empty());
        assertThat(names(application)).doesNotContain("BOOT-INF/classes/META-INF/dyndbg/index");

        weave(module -> false, Optional.empty());
        assertThat(application).hasBinaryContent(Jar.boot().toBytes());
    }

    @Test
    void another_place_leaves_the_application_as_it_is() throws IOException {
        Jar.boot().write(application);
        Path output = folder.resolve("woven.jar");

        assertThat(weave(module -> true, Optional.of(output)).output()).isEqualTo(output);
        assertThat(application).hasBinaryContent(Jar.boot().toBytes());
        assertThat(names(output)).contains(LIB + "dyndbg-runtime-9.jar");
        assertThat(folder.resolve("shop-1.0.jar.unwoven")).doesNotExist();
    }

    @Test
    void types_are_those_of_the_whole_application() throws IOException {
        String log = "package org.log; public interface Log extends org.slf4j.Logger {}";
        String user = "package com.acme; public class User { void use(org.log.Log log) { log.debug(\"used\"); } }";
        Map<String, String> all = Map.of("org.log.Log", log, "com.acme.User", user);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        new SourceFolder(classes).compile(all);
        Jar.with()
                .jar(
                        "WEB-INF/lib/user.jar",
                        Jar.with()
                                .bytes(
                                        "com/acme/User.class",
                                        Files.readAllBytes(classes.resolve("com/acme/User.class"))))
                .jar(
                        "WEB-INF/lib/log.jar",
                        Jar.with().bytes("org/log/Log.class", Files.readAllBytes(classes.resolve("org/log/Log.class"))))
                .jar("WEB-INF/lib-provided/slf4j.jar", slf4j())
                .write(application);

        assertThat(weave().wovenSites()).isEqualTo(1);
        assertThat(names(application)).contains("WEB-INF/lib/dyndbg-runtime-9.jar");
    }

    private static Jar slf4j() throws IOException {
        try (var in = org.slf4j.Logger.class.getResourceAsStream("Logger.class")) {
            return Jar.with().bytes("org/slf4j/Logger.class", in.readAllBytes());
        }
    }

    @Test
    void what_can_not_be_woven_is_left_with_its_reason() throws IOException {
        Jar.with()
                .service("BOOT-INF/classes/", "com.acme.Shop")
                .text("BOOT-INF/classes/META-INF/dyndbg/index", "META-INF/dyndbg/x.dyndbg\n")
                .jar(LIB + "signed.jar", Jar.with().text("META-INF/A.SF", "").service("", "a.Signed"))
                .jar(LIB + "agent.jar", Jar.with("Premain-Class: a.Agent").service("", "a.Agent"))
                .jar(
                        LIB + "own.jar",
                        Jar.with().text("META-INF/dyndbg/index", "").service("", "a.Own"))
                .jar(LIB + "slf4j.jar", slf4j())
                .jar(LIB + "runtime.jar", Jar.with().text("io/dyndbg/Dyndbg.class", ""))
                .jar(LIB + "pool.jar", Jar.with().service("", "org.pool.Pool"))
                .jar(LIB + "out.jar", Jar.with().service("", "org.out.Out"))
                .write(application);
        WovenApplication woven = weave(module -> !module.artifactId().equals("out"), Optional.empty());

        assertThat(reasons(woven))
                .containsExactly(
                        "BOOT-INF/classes/: woven already",
                        "BOOT-INF/lib/signed.jar: signed: woven, no class loader would take it",
                        "BOOT-INF/lib/agent.jar: an agent: it runs before the application",
                        "BOOT-INF/lib/own.jar: woven already",
                        "BOOT-INF/lib/slf4j.jar: a logging library",
                        "BOOT-INF/lib/runtime.jar: dyndbg itself",
                        "BOOT-INF/lib/out.jar: left out by the configuration");
        assertThat(names(application)).doesNotContain(LIB + "dyndbg-runtime-9.jar");
        assertThat(woven.wovenSites()).isEqualTo(3);
    }

    @Test
    void the_runtime_is_merged_into_a_jar_of_classes() throws IOException {
        Jar.with("Main-Class: com.acme.Shop")
                .service("", "com.acme.Shop")
                .service("", "org.slf4j.impl.Bridge")
                .write(application);
        WovenApplication woven = weave();

        assertThat(woven.wovenSites()).isEqualTo(3);
        assertThat(names(application)).contains("io/dyndbg/Dyndbg.class", "META-INF/dyndbg/shop.dyndbg");
        assertThat(names(application)).doesNotContain("module-info.class");
    }

    @Test
    void what_was_shaded_into_a_jar_is_woven_beside_what_its_build_wove() throws IOException {
        Jar.with().service("", "com.acme.Shop").write(application);
        weave();
        Path before = folder.resolve("before.jar");
        Files.move(application, before);
        Jar shaded = new Jar();
        try (Archive archive = Archive.open(before)) {
            for (String name : archive.names("")) {
                shaded.bytes(name, archive.read(name).orElseThrow());
            }
        }
        shaded.text(MANIFEST, "Manifest-Version: 1.0\r\n\r\n")
                .service("", "org.pool.Pool")
                .write(application);

        assertThat(weave().wovenSites()).isEqualTo(3);
        assertThat(text(application, "META-INF/dyndbg/index"))
                .isEqualTo("META-INF/dyndbg/shop.application.dyndbg\nMETA-INF/dyndbg/shop.dyndbg\n");
    }

    @Test
    void the_jars_of_a_folder_are_woven_and_the_class_path_is_told() throws IOException {
        application = Files.createDirectory(folder.resolve("lib"));
        Jar.with().service("", "org.pool.Pool").write(application.resolve("pool-2.0.jar"));
        Jar.with().text("a.txt", "a").write(application.resolve("other.jar"));
        WovenApplication woven = weave();

        Path added = application.resolve("dyndbg-runtime-9.jar");
        assertThat(woven.notes()).containsExactly("put onto the class path: " + added);
        assertThat(names(application.resolve("pool-2.0.jar"))).contains("META-INF/dyndbg/pool.dyndbg");
        assertThat(application.resolve("pool-2.0.jar.unwoven")).exists();
        assertThat(application.resolve("other.jar.unwoven")).doesNotExist();

        WovenApplication again = weave();
        assertThat(again.wovenSites()).isEqualTo(3);
        assertThat(again.notes()).isEmpty();
    }

    @Test
    void what_is_not_woven_can_be_looked_at_and_stays_as_it_is() throws IOException {
        Jar.boot().write(application);
        byte[] before = Files.readAllBytes(application);
        ApplicationRecords records =
                ApplicationRecords.wovenOrNot(build(module -> true, Optional.empty()), place -> {});
        assertThat(application).hasBinaryContent(before);
        assertThat(records.blobs().modules()).isNotEmpty();

        weave();
        assertThat(ApplicationRecords.wovenOrNot(build(module -> true, Optional.empty()), place -> {})
                        .blobs()
                        .modules())
                .isEqualTo(records.blobs().modules());
    }

    @Test
    void an_ear_is_left_alone() throws IOException {
        Jar.with().text("META-INF/application.xml", "<a/>").write(application);

        assertThat(reasons(weave())).singleElement().asString().contains("an EAR");
    }
}
