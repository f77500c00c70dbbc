package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.BlobFormat;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.blob.Codec;
import io.dyndbg.site.ClassRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A damaged, foreign or newer blob ends in an error that tells what is wrong, and never in other records. */
class BlobDamageTest {
    private static final String ORIGIN = "pump.dyndbg";

    @ParameterizedTest
    @EnumSource
    void every_flipped_bit_is_an_error(Codec codec) {
        byte[] blob = BlobWriter.write(SampleRecords.small(), codec);
        for (int bit = 0; bit < blob.length * 8; bit++) {
            byte[] damaged = blob.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatExceptionOfType(BlobException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> records(damaged))
                    .withMessageStartingWith(ORIGIN + ": ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_truncation_is_an_error(Codec codec) {
        byte[] blob = BlobWriter.write(SampleRecords.small(), codec);
        for (int length = 0; length < blob.length; length++) {
            byte[] damaged = Arrays.copyOf(blob, length);

            assertThatExceptionOfType(BlobException.class)
                    .as("length %d", length)
                    .isThrownBy(() -> records(damaged))
                    .withMessageStartingWith(ORIGIN + ": ");
        }
    }

    /** What a checksum can't see: somebody who damages a blob on purpose makes the checksums right. */
    @Test
    void damage_with_right_checksums_never_ends_in_anything_but_records_or_an_error() throws BlobException {
        byte[] blob = BlobWriter.write(SampleRecords.small(), Codec.NONE);
        Random random = new Random(1);
        int errors = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = blob.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                damaged[BlobFormat.FIXED_HEADER + random.nextInt(blob.length - BlobFormat.FIXED_HEADER)] =
                        (byte) (random.nextBoolean() ? random.nextInt(4) : random.nextInt(256));
            }
            BlobBytes.repairChecksums(damaged);
            try {
                records(damaged);
            } catch (BlobException e) {
                errors++;
            }
        }
        assertThat(errors).isBetween(5_000, 20_000);
    }

    @Test
    void a_newer_version_is_named_with_the_version_that_is_known() {
        byte[] blob = BlobWriter.write(SampleRecords.small(), Codec.NONE);
        // Nothing behind the version may be looked at: a newer format may have anything there.
        byte[] newer = Arrays.copyOf(blob, 20);
        newer[9] = 2;

        assertThatThrownBy(() -> Blob.of(newer, ORIGIN))
                .isInstanceOf(BlobException.class)
                .hasMessage("pump.dyndbg: found version 2 of the blob's format, known is version 1;"
                        + " use a dyndbg-runtime as new as the plugin that wrote it");
    }

    @Test
    void a_foreign_file_is_no_blob() {
        assertThatThrownBy(() -> Blob.of("PK\3\4 and so on, a zip".getBytes(StandardCharsets.US_ASCII), ORIGIN))
                .isInstanceOf(BlobException.class)
                .hasMessage("pump.dyndbg: not a dyndbg blob: found the first bytes 50 4b 03 04 20 61 6e 64,"
                        + " expected 89 44 59 4e 44 42 47 0a");
    }

    @Test
    void an_empty_file_is_called_empty() {
        assertThatThrownBy(() -> Blob.of(new byte[0], ORIGIN))
                .isInstanceOf(BlobException.class)
                .hasMessage("pump.dyndbg: the blob is empty");
    }

    @Test
    void a_damaged_piece_is_named_with_its_checksums() {
        byte[] blob = BlobWriter.write(SampleRecords.small(), Codec.ZSTD);
        blob[blob.length - 1] ^= 1;

        assertThatThrownBy(() -> records(blob))
                .isInstanceOf(BlobException.class)
                .hasMessageMatching("pump.dyndbg: section TEXT, piece 0: found checksum [0-9a-f]{8},"
                        + " expected [0-9a-f]{8}; the blob is damaged");
    }

    @Test
    void sections_of_other_names_are_skipped() throws BlobException {
        byte[] blob = BlobWriter.write(SampleRecords.small(), Codec.DEFLATE);

        assertThat(records(BlobBytes.withSection(blob, "NEW!", new byte[] {1, 2, 3}, 3)))
                .isEqualTo(SampleRecords.small().get(0).classes());
    }

    @Test
    void a_missing_section_is_named() {
        byte[] blob = BlobWriter.write(SampleRecords.small(), Codec.NONE);
        byte[] renamed = new String(blob, StandardCharsets.ISO_8859_1)
                .replace("HASH", "HUSH")
                .getBytes(StandardCharsets.ISO_8859_1);
        BlobBytes.repairChecksums(renamed);

        assertThatThrownBy(() -> records(renamed))
                .isInstanceOf(BlobException.class)
                .hasMessageContaining("found [MODU, HUSH, SITE, TEXT], expected section HASH");
    }

    @Test
    void a_piece_that_claims_to_be_larger_than_belief_is_refused_before_memory_is_had() {
        byte[] blob = BlobBytes.withSection(
                BlobWriter.write(SampleRecords.small(), Codec.NONE), "BOMB", new byte[] {1, 2, 3}, 1 << 26);

        assertThatThrownBy(() -> Blob.of(blob, ORIGIN))
                .isInstanceOf(BlobException.class)
                .hasMessageContaining("length of piece 0 of section BOMB: found 67108864 bytes of 3 stored,"
                        + " expected at most 256 times as many");
    }

    @ParameterizedTest
    @EnumSource
    void locations_are_read_although_all_texts_are_damaged(Codec codec) throws BlobException {
        byte[] blob = BlobWriter.write(SampleRecords.small(), codec);
        blob[blob.length - 1] ^= 1;

        List<ClassLocations> classes = Blob.of(blob, ORIGIN).locations().classes();

        assertThat(classes.get(1).function(0)).isEqualTo("<init>");
        assertThat(classes.get(1).line(1)).isEqualTo(31);
        assertThatThrownBy(() -> classes.get(1).record(0)).isInstanceOf(BlobException.class);
    }

    @ParameterizedTest
    @EnumSource
    void one_record_needs_no_other_block_of_texts(Codec codec) throws BlobException {
        ClassRecord large = SampleRecords.large(2_000);
        byte[] blob = BlobWriter.write(SampleRecords.module(large), codec);
        // The last byte belongs to the last block of texts.
        blob[blob.length - 1] ^= 1;

        ClassLocations found = Blob.of(blob, ORIGIN).locations().classes().get(0);

        for (int ordinal = 0; ordinal < 1_700; ordinal += 100) {
            assertThat(found.record(ordinal)).isEqualTo(large.sites().get(ordinal));
        }
        assertThatThrownBy(() -> found.record(1_999)).isInstanceOf(BlobException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEFLATE", "ZSTD"})
    void compressed_data_that_is_none_is_an_error(Codec codec) {
        byte[] blob = BlobWriter.write(SampleRecords.module(SampleRecords.large(200)), codec);
        Arrays.fill(blob, blob.length - 10, blob.length, (byte) 0x5A);
        BlobBytes.repairChecksums(blob);

        assertThatThrownBy(() -> records(blob))
                .isInstanceOf(BlobException.class)
                .hasMessageStartingWith("pump.dyndbg: section TEXT, piece 0: ");
    }

    private static List<ClassRecord> records(byte[] blob) throws BlobException {
        List<ClassRecord> records = new ArrayList<>();
        for (ClassLocations found : Blob.of(blob, ORIGIN).locations().classes()) {
            records.add(found.toRecord());
        }
        return records;
    }
}
