package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.Codec;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can't load zstd-jni reads blobs of the other codecs, and is told why he can't read this one, and what to do. */
class ZstdMissingTest {
    @TempDir
    Path folder;

    @Test
    void a_missing_library_is_named_with_both_ways_out() throws Exception {
        String output = readElsewhere(
                Codec.ZSTD, classPath().filter(entry -> !entry.contains("zstd")).toList(), List.of());

        assertThat(output)
                .contains(
                        "blob.dyndbg: section SITE, piece 0: ",
                        "zstd-jni is not on the class path: add com.github.luben")
                .contains("takes a restart", "codec=deflate")
                .doesNotContain("ZstdTempFolder");
    }

    @Test
    void a_library_that_finds_no_writable_folder_is_named_with_both_ways_out() throws Exception {
        Path missing = folder.resolve("missing");

        String output = readElsewhere(
                Codec.ZSTD,
                classPath().toList(),
                List.of("-DZstdTempFolder=" + missing, "-Djava.io.tmpdir=" + missing));

        assertThat(output)
                .contains("blob.dyndbg: section SITE, piece 0: ", "native part of zstd-jni can't be loaded (")
                .contains("-DZstdTempFolder=FOLDER", "takes a restart", "codec=deflate");
    }

    @Test
    void deflate_needs_no_library() throws Exception {
        String output = readElsewhere(
                Codec.DEFLATE,
                classPath().filter(entry -> !entry.contains("zstd")).toList(),
                List.of());

        assertThat(output)
                .contains("text 0\n", "text " + Integer.toHexString(299 * 7919))
                .doesNotContain("zstd");
    }

    /** Reads a blob in a JVM of its own, and answers what {@link #main} prints there. */
    private String readElsewhere(Codec codec, List<String> classPath, List<String> options)
            throws IOException, InterruptedException {
        Path blob = folder.resolve("blob.dyndbg");
        Files.write(blob, BlobWriter.write(SampleRecords.module(SampleRecords.large(300)), codec));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), Reader.class.getName()));
        command.add(blob.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Answers where the classes are that a reader needs. */
    private static Stream<String> classPath() {
        return Stream.of(Blob.class, Reader.class, Zstd.class).map(ZstdMissingTest::home);
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Prints the texts of the blob that is named, or the message of what went wrong. */
    static final class Reader {
        public static void main(String[] file) throws IOException {
            try {
                Blob blob = Blob.of(Files.readAllBytes(Path.of(file[0])), "blob.dyndbg");
                for (var found : blob.locations().classes()) {
                    System.out.println(found.toRecord().sites().stream()
                            .map(site -> site.format().text())
                            .collect(Collectors.joining("\n")));
                }
            } catch (BlobException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
