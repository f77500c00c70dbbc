package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.BlobFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** A small file that is well-formed, and would take gigabytes of objects. */
class HostileBlobTest {
    private static final int CLASSES = 1_000_000;

    /** Numbers and strings as FORMAT.md has them. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes varint(int number) {
            int left = number;
            for (; left > 127; left >>>= 7) {
                write(left & 127 | 128);
            }
            write(left);
            return this;
        }

        Bytes u4(int number) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                write(number >>> shift);
            }
            return this;
        }

        Bytes string(String text) {
            return bytes(text.getBytes(StandardCharsets.US_ASCII)).varint(0);
        }

        Bytes bytes(byte[] more) {
            writeBytes(more);
            return this;
        }
    }

    @Test
    void names_that_share_all_their_characters_are_given_up() throws BlobException {
        byte[] shared = new byte[CLASSES - 1];
        Arrays.fill(shared, (byte) BlobFormat.MAX_SHARED);
        byte[] sites = new Bytes()
                .varint(0)
                .bytes(shared)
                .string("a".repeat(BlobFormat.MAX_SHARED))
                .bytes(new byte[CLASSES - 1])
                .bytes(new byte[4 * CLASSES])
                .bytes(new byte[5])
                .toByteArray();
        byte[] file = file(CLASSES, sites);

        assertThat(file.length).isLessThan(200_000);
        Blob blob = Blob.of(file, "evil");
        assertThat(blob.modules()).containsExactly("evil");
        assertThatThrownBy(blob::locations)
                .isInstanceOf(BlobException.class)
                .hasMessageContaining("evil: takes more than ")
                .hasMessageContaining("the blob is damaged");
    }

    @Test
    void a_piece_that_is_longer_than_the_whole_may_take_is_given_up() throws BlobException {
        Blob blob = Blob.of(file(10, new byte[60_000_000]), "evil");

        assertThatThrownBy(blob::locations)
                .isInstanceOf(BlobException.class)
                .hasMessageContaining("section SITE, piece 0: found 60000000 bytes in a file of ");
    }

    private static byte[] file(int classes, byte[] sites) {
        byte[] modules = new Bytes()
                .varint(1)
                .string("evil")
                .varint(classes)
                .varint(0)
                .varint(1)
                .varint(classes)
                .varint(0)
                .varint(0)
                .varint(0)
                .toByteArray();
        Bytes table = new Bytes().varint(4);
        Bytes pieces = new Bytes();
        add(BlobFormat.CONTENTS, modules, modules, 0, table, pieces);
        byte[] hashes = new byte[4 * classes];
        add(BlobFormat.HASHES, hashes, deflated(hashes), 1, table, pieces);
        add(BlobFormat.SITES, sites, deflated(sites), 1, table, pieces);
        table.bytes(BlobFormat.TEXTS.getBytes(StandardCharsets.US_ASCII)).varint(0);
        Bytes head = new Bytes()
                .bytes(BlobFormat.magic())
                .bytes(new byte[] {0, BlobFormat.VERSION})
                .u4(BlobFormat.FIXED_HEADER + table.size() + 4)
                .bytes(table.toByteArray());
        return head.u4(crc(head.toByteArray())).bytes(pieces.toByteArray()).toByteArray();
    }

    private static void add(String name, byte[] raw, byte[] stored, int codec, Bytes table, Bytes pieces) {
        table.bytes(name.getBytes(StandardCharsets.US_ASCII)).varint(1);
        table.varint(raw.length << 2 | codec).varint(stored.length).u4(crc(stored));
        pieces.bytes(stored);
    }

    /** In short runs, so that it stays under the ratio that the format allows. */
    private static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater(9, true);
        Bytes out = new Bytes();
        byte[] buffer = new byte[1 << 16];
        for (int at = 0; at < raw.length; at += 2000) {
            boolean last = at + 2000 >= raw.length;
            deflater.setInput(raw, at, Math.min(2000, raw.length - at));
            if (last) {
                deflater.finish();
            }
            int mode = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
            for (int n = deflater.deflate(buffer, 0, buffer.length, mode);
                    n > 0;
                    n = deflater.deflate(buffer, 0, buffer.length, mode)) {
                out.write(buffer, 0, n);
            }
        }
        deflater.end();
        return out.toByteArray();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }
}
