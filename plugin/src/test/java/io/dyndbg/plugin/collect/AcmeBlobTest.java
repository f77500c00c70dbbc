package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.blob.Codec;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The records behind the blobs that the runtime's tests of queries and listings read. After a change of the records, or of
 * the format's version, {@code -Ddyndbg.golden=write} writes them anew.
 */
class AcmeBlobTest {
    private static final Path FOLDER = Path.of("..", "runtime", "src", "test", "resources", "io", "dyndbg", "control");

    @Test
    void the_runtime_tests_read_what_is_written_today() throws IOException {
        ClassRecord peer = ClassRecord.of(
                "com.acme.Peer",
                "com/acme/Peer.java",
                0x11,
                List.of(
                        site("handle", 42, Level.DEBUG, Format.constant("accepted {} from {}"), null, null),
                        site("handle", 42, Level.TRACE, Format.concatenation("id=\1, peer=\1"), null, null),
                        site("close", 60, Level.DEBUG, Format.none("computed"), null, null),
                        site("close", 65, Level.DEBUG, Format.constant("tab\there \"quoted\""), "too large", null),
                        site("run", 70, Level.DEBUG, Format.constant("last"), null, "a higher level inside")),
                List.of(new GuardRecord(List.of(0, 1)), new GuardRecord(List.of(2))));
        ClassRecord valve = ClassRecord.of(
                "com.acme.Peer$Valve",
                "com/acme/Peer.java",
                0x12,
                List.of(site("<init>", 20, Level.DEBUG, Format.constant("open"), null, null)),
                List.of());
        ClassRecord server = ClassRecord.of(
                "com.acme.web.Server",
                null,
                0x21,
                List.of(site("start", 0, Level.DEBUG, Format.constant("starting"), null, null)),
                List.of());

        check("com.acme.acme-core.dyndbg", new ModuleRecords("acme-core", List.of(peer, valve)));
        check("com.acme.acme-web.dyndbg", new ModuleRecords("acme-web", List.of(server)));
    }

    private static void check(String name, ModuleRecords records) throws IOException {
        byte[] written = BlobWriter.write(List.of(records), Codec.NONE);
        Path golden = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("dyndbg.golden"))) {
            Files.createDirectories(FOLDER);
            Files.write(golden, written);
        }
        assertThat(written).isEqualTo(Files.readAllBytes(golden));
    }

    private static CallsiteRecord site(
            String function, int line, Level level, Format format, String leftAlone, String behindGuard) {
        return new CallsiteRecord(
                function, null, line, level, "slf4j", level.word(), format, Arguments.KEEP, leftAlone, behindGuard);
    }
}
