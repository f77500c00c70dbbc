package io.dyndbg.plugin.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dyndbg.plugin.collect.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with an archive is told, and the archive is as it was. */
class BadArchiveTest {
    private static final String LIB = "BOOT-INF/lib/";

    @TempDir
    private Path folder;

    private Path application;

    @BeforeEach
    void name() {
        application = folder.resolve("shop-1.0.jar");
    }

    private ApplicationBuild build(Predicate<Coordinates> selection) {
        return new ApplicationBuild(
                application,
                Optional.empty(),
                Optional.empty(),
                selection,
                Options.DEFAULT,
                List.of(),
                Optional.empty(),
                "9");
    }

    private WovenApplication weave() throws IOException {
        return weave(module -> true);
    }

    private WovenApplication weave(Predicate<Coordinates> selection) throws IOException {
        return ApplicationWeaver.run(build(selection), place -> {});
    }

    @Test
    void a_bad_archive_is_told_and_stays_as_it_was() throws IOException {
        Map<String, byte[]> bad = Map.of(
                "can't be read as a zip file", "no zip".getBytes(StandardCharsets.UTF_8),
                "leads out of it", Jar.with().text("a/../../b.class", "").toBytes(),
                "is not relative", Jar.with().text("/etc/a.class", "").toBytes(),
                "is there twice", twice(),
                "build it again", cutOff(),
                "as no jar does", bomb());
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, byte[]> each : bad.entrySet()) {
            Files.write(application, each.getValue());
            assertThat(catchThrowable(this::weave))
                    .as(each.getKey())
                    .isInstanceOf(ApplicationException.class)
                    .hasMessageContaining(each.getKey())
                    .hasMessageContaining(application.toString());
            assertThat(application).hasBinaryContent(each.getValue());
            seen.add(each.getKey());
        }
        assertThat(seen).hasSize(bad.size());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(application);
        }
    }

    @Test
    void a_bad_library_is_told_unless_it_is_left_out() throws IOException {
        Jar.with()
                .service("BOOT-INF/classes/", "com.acme.Shop")
                .bytes(LIB + "bad-1.0.jar", "no zip".getBytes(StandardCharsets.UTF_8))
                .write(application);

        assertThat(catchThrowable(this::weave)).hasMessageContaining(LIB + "bad-1.0.jar");
        WovenApplication woven = weave(module -> !module.artifactId().equals("bad"));
        assertThat(woven.modules())
                .filteredOn(module -> module.reason().isPresent())
                .extracting(WovenModule::place)
                .containsExactly(LIB + "bad-1.0.jar");
        assertThat(woven.wovenSites()).isEqualTo(3);
    }

    @Test
    void an_archive_that_changes_while_it_is_read_stays_as_it_is_then() throws IOException {
        Jar.boot().write(application);
        byte[] other = Jar.with().text("a", "other").toBytes();

        assertThat(catchThrowable(() -> ApplicationWeaver.run(build(module -> true), place -> write(other))))
                .hasMessageContaining("changed while it was read");
        assertThat(application).hasBinaryContent(other);
    }

    /** As somebody does who builds it anew: the one that is open stays readable. */
    private void write(byte[] bytes) {
        try {
            Files.delete(application);
            Files.write(application, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] twice() throws IOException {
        byte[] bytes = Jar.with().text("a.class", "").text("b.class", "").toBytes();
        for (int i = 0; i < bytes.length - 6; i++) {
            if (new String(bytes, i, 7, StandardCharsets.ISO_8859_1).equals("b.class")) {
                bytes[i] = 'a';
            }
        }
        return bytes;
    }

    private static byte[] cutOff() throws IOException {
        byte[] bytes = Jar.boot().toBytes();
        return Arrays.copyOf(bytes, bytes.length - 100);
    }

    private static byte[] bomb() throws IOException {
        return new Jar().bytes("META-INF/MANIFEST.MF", new byte[1 << 25]).toBytes();
    }
}
