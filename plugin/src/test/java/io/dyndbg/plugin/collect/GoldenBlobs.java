package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobFormat;
import io.dyndbg.blob.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the golden files of the format's present version: {@link SampleRecords#golden()} with each codec. Run once for
 * each version, when it is released; golden files of a released version are never written again. After
 * {@code mvn test-compile}, with zstd-jni's jar as ZSTD:
 *
 * <pre>
 * java -cp runtime/target/classes:plugin/target/classes:plugin/target/test-classes:ZSTD \
 *     io.dyndbg.plugin.collect.GoldenBlobs plugin/src/test/resources/io/dyndbg/plugin/collect
 * </pre>
 */
final class GoldenBlobs {
    private GoldenBlobs() {}

    public static void main(String[] folder) throws IOException {
        for (Codec codec : Codec.values()) {
            Files.write(
                    Path.of(folder[0], name(BlobFormat.VERSION, codec)),
                    BlobWriter.write(SampleRecords.golden(), codec));
        }
    }

    static String name(int version, Codec codec) {
        return "version-" + version + "-" + codec.word() + ".dyndbg";
    }
}
