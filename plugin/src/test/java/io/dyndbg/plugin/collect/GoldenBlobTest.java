package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.blob.Codec;
import io.dyndbg.site.ClassRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Blobs of every version that was ever released can be read; {@link GoldenBlobs} tells how the files were made. */
class GoldenBlobTest {

    @ParameterizedTest
    @EnumSource
    void version_1_is_read(Codec codec) throws IOException {
        assertThat(records(GoldenBlobs.name(1, codec)))
                .isEqualTo(SampleRecords.golden().stream()
                        .flatMap(module -> module.classes().stream())
                        .toList());
    }

    private static List<ClassRecord> records(String name) throws IOException {
        List<ClassRecord> records = new ArrayList<>();
        try (InputStream in = GoldenBlobTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            for (ClassLocations found :
                    Blob.of(in.readAllBytes(), name).locations().classes()) {
                records.add(found.toRecord());
            }
        }
        return records;
    }
}
