package io.dyndbg.plugin.collect;

import static io.dyndbg.plugin.SourceFolder.bytesOf;
import static io.dyndbg.plugin.SourceFolder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.ClassRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All versions of a class in what becomes a multi-release jar are woven, and each has its record. */
class MultiReleaseTest {
    private static final String ORDERS = "com/acme/Orders.class";
    private static final String NEWER = "META-INF/versions/21/" + ORDERS;

    @TempDir
    private Path root;

    private Build build;
    private byte[] unwoven;

    @BeforeEach
    void compileTwoVersions() throws IOException {
        build = Build.in(root);
        compile("accept", 2);
        new SourceFolder(build.classes().resolve("META-INF/versions/21"))
                .compile(Map.of("com.acme.Orders", service("com.acme.Orders", "newer", 5)));
        unwoven = Files.readAllBytes(build.classes().resolve(NEWER));
    }

    private void compile(String method, int statements) throws IOException {
        build.sources().compile(Map.of("com.acme.Orders", service("com.acme.Orders", method, statements)));
    }

    private List<String> functionsAndSites() throws IOException {
        return build.records().stream()
                .map(record ->
                        record.sites().get(0).function() + " " + record.sites().size())
                .toList();
    }

    @Test
    void each_version_is_woven_and_has_its_record() throws Exception {
        Outcome outcome = build.run();

        assertThat(outcome.leftAlone()).isEmpty();
        assertThat(build.isWoven(ORDERS)).isTrue();
        assertThat(build.isWoven(NEWER)).isTrue();
        assertThat(functionsAndSites()).containsExactlyInAnyOrder("accept 3", "newer 6");
        assertThat(build.originals().resolve(NEWER)).hasBinaryContent(unwoven);
    }

    @Test
    void a_second_build_writes_nothing() throws Exception {
        build.run();
        Map<String, String> before = bytesOf(root);
        List<Path> written = new ArrayList<>();

        build.run(written::add);

        assertThat(written).isEmpty();
        assertThat(bytesOf(root)).isEqualTo(before);
    }

    @Test
    void one_version_is_edited_and_the_other_stays() throws Exception {
        build.run();
        byte[] newer = Files.readAllBytes(build.classes().resolve(NEWER));
        compile("edited", 1);

        build.run();

        assertThat(functionsAndSites()).containsExactlyInAnyOrder("edited 2", "newer 6");
        assertThat(build.classes().resolve(NEWER)).hasBinaryContent(newer);
    }

    @Test
    void a_version_that_is_deleted_leaves_the_blob() throws Exception {
        build.run();
        Files.delete(build.classes().resolve(NEWER));

        build.run();

        assertThat(functionsAndSites()).containsExactly("accept 3");
        assertThat(build.originals().resolve(NEWER)).doesNotExist();
    }

    @Test
    void another_configuration_weaves_both_from_their_originals() throws Exception {
        build.run();

        build.arguments(Arguments.PURE).run();

        assertThat(build.records())
                .hasSize(2)
                .flatExtracting(ClassRecord::sites)
                .anyMatch(site -> site.arguments() == Arguments.PURE);
    }

    @Test
    void versions_that_are_the_same_file_share_a_record() throws Exception {
        Path copy = build.classes().resolve("META-INF/versions/17").resolve(ORDERS);
        Files.createDirectories(copy.getParent());
        Files.copy(build.classes().resolve(ORDERS), copy);

        build.run();

        assertThat(functionsAndSites()).containsExactlyInAnyOrder("accept 3", "newer 6");
        assertThat(copy).hasSameBinaryContentAs(build.classes().resolve(ORDERS));
        build.run(file -> {
            throw new AssertionError(file);
        });
    }

    @Test
    void a_folder_that_is_a_link_is_followed() throws Exception {
        Path elsewhere = root.resolve("elsewhere");
        Files.move(build.classes(), elsewhere);
        Files.createSymbolicLink(build.classes(), elsewhere);

        build.run();

        assertThat(build.isWoven(ORDERS)).isTrue();
        assertThat(functionsAndSites()).hasSize(2);
        build.run(file -> {
            throw new AssertionError(file);
        });
    }
}
