package io.dyndbg.plugin.collect;

import static io.dyndbg.plugin.SourceFolder.age;
import static io.dyndbg.plugin.SourceFolder.bytesOf;
import static io.dyndbg.plugin.SourceFolder.service;
import static io.dyndbg.plugin.SourceFolder.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.plugin.RewrittenClass;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    private static final String ORDERS = "com/acme/Orders.class";
    private static final String PARTS = "com/acme/Parts.class";

    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void compileThreeClasses() throws Exception {
        build = Build.in(root);
        build.sources()
                .compile(Map.of(
                        "com.acme.Orders", service("com.acme.Orders", "accept", 2),
                        "com.acme.Parts", service("com.acme.Parts", "find", 1),
                        "com.acme.Silent", "package com.acme; class Silent {}"));
    }

    @Test
    void firstBuildWeavesClassesAndWritesBlobAndIndex() throws Exception {
        byte[] unwoven = Files.readAllBytes(build.classes().resolve(ORDERS));

        Outcome outcome = build.run();

        assertThat(build.isWoven(ORDERS)).isTrue();
        assertThat(build.isWoven(PARTS)).isTrue();
        assertThat(build.isWoven("com/acme/Silent.class")).isFalse();
        assertThat(build.recordedClasses()).containsExactly("com.acme.Orders", "com.acme.Parts");
        assertThat(build.records().get(0).hash()).isEqualTo(ClassWeaver.hashOf(unwoven));
        assertThat(build.classes().resolve("META-INF/dyndbg/index")).hasContent(Build.BLOB + "\n");
        assertThat(build.originals().resolve(ORDERS)).hasBinaryContent(unwoven);
        assertThat(outcome.sites()).isEqualTo(5);
        assertThat(outcome.wovenSites()).isEqualTo(5);
        assertThat(outcome.blobSize())
                .isEqualTo((int) Files.size(build.classes().resolve(Build.BLOB)));
        assertThat(outcome.leftAlone()).isEmpty();
    }

    @Test
    void planningWritesNothing() throws Exception {
        SortedMap<String, String> before = bytesOf(root);
        build.plan();
        assertThat(bytesOf(root)).isEqualTo(before);
    }

    @Test
    void buildWithoutChangeTouchesNoFile() throws Exception {
        Outcome first = build.run();
        age(root);

        Outcome second = build.run();

        assertThat(touched(root)).isEmpty();
        assertThat(second.modules()).isEqualTo(first.modules());
        assertThat(second.replaced()).isZero();
    }

    @Test
    void editedClassIsWovenAgainAndNoOtherIsTouched() throws Exception {
        build.run();
        build.sources().compile(Map.of("com.acme.Orders", service("com.acme.Orders", "refuse", 4)));
        age(root);

        build.run();

        assertThat(touched(build.classes())).containsExactly(Build.BLOB, ORDERS);
        assertThat(record("com.acme.Orders").sites())
                .hasSize(5)
                .allMatch(site -> site.function().equals("refuse"));
        assertThat(record("com.acme.Parts").sites()).hasSize(2);
    }

    @Test
    void addedClassIsWoven() throws Exception {
        build.run();
        build.sources().compile(Map.of("com.acme.Added", service("com.acme.Added", "add", 1)));
        build.run();
        assertThat(build.isWoven("com/acme/Added.class")).isTrue();
        assertThat(build.recordedClasses()).containsExactly("com.acme.Added", "com.acme.Orders", "com.acme.Parts");
    }

    @Test
    void deletedClassLeavesTheBlobAndItsOriginalGoes() throws Exception {
        build.run();
        Files.delete(build.classes().resolve(ORDERS));
        build.run();
        assertThat(build.recordedClasses()).containsExactly("com.acme.Parts");
        assertThat(build.originals().resolve(ORDERS)).doesNotExist();
        assertThat(build.originals().resolve(PARTS)).exists();
    }

    @Test
    void editedClassThatLostItsStatementsLeavesTheBlobAndItsOriginalGoes() throws Exception {
        build.run();
        build.sources().compile(Map.of("com.acme.Orders", "package com.acme; class Orders {}"));
        build.run();
        assertThat(build.recordedClasses()).containsExactly("com.acme.Parts");
        assertThat(build.originals().resolve(ORDERS)).doesNotExist();
    }

    @Test
    void changedConfigurationGivesWhatACleanBuildGives() throws Exception {
        Build other = build.levels(Level.DEBUG).arguments(Arguments.ALL);
        SortedMap<String, String> unwoven = bytesOf(build.classes());
        other.run();
        SortedMap<String, String> clean = bytesOf(build.classes());
        build.excludes(".*").run();
        assertThat(bytesOf(build.classes())).isEqualTo(unwoven);

        build.run();
        assertThat(bytesOf(build.classes())).isNotEqualTo(clean);
        other.run();

        assertThat(bytesOf(build.classes())).isEqualTo(clean);
    }

    @Test
    void what_is_denied_gets_no_switch_and_is_no_reason_to_fail() throws Exception {
        SortedMap<String, String> unwoven = bytesOf(build.classes());
        build.run();
        SortedMap<String, String> woven = bytesOf(build.classes());
        long sites = build.plan().outcome().wovenSites();

        Outcome some = build.deny("class com.acme.Orders; func nobody").run();
        assertThat(some.wovenSites()).isPositive().isLessThan(sites);
        assertThat(build.isWoven(ORDERS)).isFalse();
        assertThat(build.records().stream()
                        .filter(record -> record.name().equals("com.acme.Orders"))
                        .flatMap(record -> record.sites().stream())
                        .map(CallsiteRecord::leftAlone))
                .isNotEmpty()
                .containsOnly("denied by the build");

        assertThat(build.deny("module acme_core").run().wovenSites()).isZero();
        assertThat(bytesOf(build.classes())).containsAllEntriesOf(unwoven);
        build.run();
        assertThat(bytesOf(build.classes())).isEqualTo(woven);
    }

    @Test
    void aWrapperThatIsConfiguredIsWovenAndAsBeforeWhereItIsNoMore() throws Exception {
        build.sources()
                .compile(Map.of(
                        "com.acme.Sink",
                        "package com.acme; interface Sink { void debug(String text); }",
                        "com.acme.User",
                        "package com.acme; class User { void use(Sink sink) { sink.debug(\"said\"); } }"));
        long sites = build.run().wovenSites();
        SortedMap<String, String> before = bytesOf(build.classes());

        Build configured = build.wrappers("com.acme.Sink#debug");
        assertThat(configured.run().wovenSites()).isEqualTo(sites + 1);
        assertThat(build.isWoven("com/acme/User.class")).isTrue();
        SortedMap<String, String> woven = bytesOf(build.classes());
        age(root);
        configured.run();
        assertThat(bytesOf(build.classes())).isEqualTo(woven);

        build.run();
        assertThat(bytesOf(build.classes())).isEqualTo(before);
    }

    @Test
    void excludedClassBecomesWhatItWas() throws Exception {
        byte[] unwoven = Files.readAllBytes(build.classes().resolve(ORDERS));
        build.run();
        build.excludes("com/acme/Ord.*").run();
        assertThat(build.classes().resolve(ORDERS)).hasBinaryContent(unwoven);
        assertThat(build.recordedClasses()).containsExactly("com.acme.Parts");
        assertThat(build.originals().resolve(ORDERS)).doesNotExist();
    }

    @Test
    void missingOriginalAsksForCleanAndNothingIsWritten() throws Exception {
        build.run();
        Files.delete(build.originals().resolve(PARTS));
        age(root);

        assertThatThrownBy(() -> build.levels(Level.DEBUG).run())
                .isInstanceOf(CompactionException.class)
                .hasMessageContaining(PARTS)
                .hasMessageContaining("mvn clean");
        assertThat(touched(root)).isEmpty();
    }

    @Test
    void originalOfAnotherClassFileIsNotTaken() throws Exception {
        build.run();
        Files.copy(
                build.originals().resolve(ORDERS),
                build.originals().resolve(PARTS),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> build.levels(Level.DEBUG).run()).hasMessageContaining(PARTS);
    }

    @Test
    void wovenClassWithoutItsRecordIsWovenAgainFromItsOriginal() throws Exception {
        build.run();
        SortedMap<String, String> whole = bytesOf(root);
        Files.delete(build.classes().resolve(Build.BLOB));
        build.run();
        assertThat(bytesOf(root)).isEqualTo(whole);
    }

    @Test
    void damagedBlobIsMadeAnew() throws Exception {
        build.run();
        SortedMap<String, String> whole = bytesOf(root);
        Files.write(build.classes().resolve(Build.BLOB), new byte[] {1, 2, 3});
        Outcome outcome = build.run();
        assertThat(bytesOf(root)).isEqualTo(whole);
        assertThat(outcome.notes()).singleElement().asString().contains(Build.BLOB);
    }

    @Test
    void sameClassesInAnotherFolderGiveTheSameBytes() throws Exception {
        Build twin = Build.in(root.resolve("twin/of/it"));
        twin.sources()
                .compile(Map.of(
                        "com.acme.Silent", "package com.acme; class Silent {}",
                        "com.acme.Parts", service("com.acme.Parts", "find", 1),
                        "com.acme.Orders", service("com.acme.Orders", "accept", 2)));
        build.run();
        twin.run();
        assertThat(bytesOf(twin.classes())).isEqualTo(bytesOf(build.classes()));
    }

    @Test
    void classesWithoutStatementsGiveNoBlobAndNoIndex() throws Exception {
        build.run();
        build.sources()
                .compile(Map.of(
                        "com.acme.Orders", "package com.acme; class Orders {}",
                        "com.acme.Parts", "package com.acme; class Parts {}"));
        SortedMap<String, String> unwoven = bytesOf(build.classes());
        unwoven.keySet().removeIf(path -> path.startsWith("META-INF"));

        Outcome outcome = build.run();

        assertThat(bytesOf(build.classes())).isEqualTo(unwoven);
        assertThat(outcome.blobSize()).isZero();
        assertThat(build.classes().resolve("META-INF")).doesNotExist();
    }

    @Test
    void linesOfOtherModulesStayInTheIndex() throws Exception {
        Path index = build.classes().resolve("META-INF/dyndbg/index");
        Files.createDirectories(index.getParent());
        Files.writeString(index, "META-INF/dyndbg/org.zeta.zeta.dyndbg\nMETA-INF/dyndbg/a.b.dyndbg\n");
        build.run();
        assertThat(index)
                .hasContent("META-INF/dyndbg/a.b.dyndbg\n" + Build.BLOB + "\nMETA-INF/dyndbg/org.zeta.zeta.dyndbg\n");
        build.excludes(".*").run();
        assertThat(index).hasContent("META-INF/dyndbg/a.b.dyndbg\nMETA-INF/dyndbg/org.zeta.zeta.dyndbg\n");
    }

    @Test
    void renamedModuleLeavesNoBlobOfItsOldName() throws Exception {
        build.blob("META-INF/dyndbg/com.acme.old-name.dyndbg").run();
        build.run();
        assertThat(bytesOf(build.classes()).keySet())
                .filteredOn(path -> path.startsWith("META-INF"))
                .containsExactly(Build.BLOB, "META-INF/dyndbg/index");
        assertThat(build.classes().resolve("META-INF/dyndbg/index")).hasContent(Build.BLOB + "\n");
    }

    @Test
    void classesOfAnotherModuleThatWereUnpackedHereStayAsTheirBuildWoveThem() throws Exception {
        Build other = Build.in(root.resolve("other")).blob("META-INF/dyndbg/org.other.dyndbg");
        other.sources().compile(Map.of("org.other.Guest", service("org.other.Guest", "visit", 1)));
        other.run();
        Path guest = build.classes().resolve("org/other/Guest.class");
        Files.createDirectories(guest.getParent());
        Files.copy(other.classes().resolve("org/other/Guest.class"), guest);

        build.run();

        assertThat(guest).hasSameBinaryContentAs(other.classes().resolve("org/other/Guest.class"));
        assertThat(build.recordedClasses()).containsExactly("com.acme.Orders", "com.acme.Parts");
    }

    private ClassRecord record(String name) throws Exception {
        return build.records().stream()
                .filter(record -> record.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void halfWrittenFilesOfAKilledBuildGo() throws Exception {
        Path unfinished = build.classes().resolve("com/acme/Orders.class.dyndbg-unfinished");
        Files.write(unfinished, Arrays.copyOf(new byte[0], 10));
        build.run();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void classThatWasWovenAndRelocatedIsNotWovenAgain() throws Exception {
        build.run();
        byte[] relocated =
                RewrittenClass.relocated(Files.readAllBytes(build.classes().resolve(ORDERS)), "io/dyndbg/");
        Build other = Build.in(root.resolve("other")).blob("META-INF/dyndbg/com.acme.other.dyndbg");
        Path file = other.classes().resolve(ORDERS);
        Files.createDirectories(file.getParent());
        Files.write(file, relocated);

        other.run();

        assertThat(file).hasBinaryContent(relocated);
    }

    @Test
    void classThatALaterVersionWoveStopsTheBuild() throws Exception {
        build.run();
        Path file = build.classes().resolve(ORDERS);
        Files.write(file, RewrittenClass.wovenLater(Files.readAllBytes(file)));

        assertThatThrownBy(build::run)
                .isInstanceOf(CompactionException.class)
                .hasMessageContaining("a later version of dyndbg wove it")
                .hasMessageContaining("mvn clean");
    }

    @Test
    void classOfAnotherModuleThatALaterVersionWoveIsKept() throws Exception {
        build.run();
        byte[] later =
                RewrittenClass.wovenLater(Files.readAllBytes(build.classes().resolve(ORDERS)));
        Build other = Build.in(root.resolve("other")).blob("META-INF/dyndbg/com.acme.other.dyndbg");
        Path file = other.classes().resolve(ORDERS);
        Files.createDirectories(file.getParent());
        Files.write(file, later);

        other.run();

        assertThat(file).hasBinaryContent(later);
    }
}
