package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Changes blobs as their format allows, or nearly, with a parser of its own. */
final class BlobBytes {
    private final byte[] bytes;
    private int at = BlobFormat.FIXED_HEADER;

    private BlobBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes all checksums of {@code blob} right again, as far as its section table can be followed. */
    static void repairChecksums(byte[] blob) {
        ByteBuffer buffer = ByteBuffer.wrap(blob);
        int header = buffer.getInt(10);
        if (header < 18 || header > blob.length) {
            return;
        }
        BlobBytes table = new BlobBytes(blob);
        int piece = header;
        for (int sections = table.varint(); sections > 0 && table.at < header; sections--) {
            table.at += 4;
            for (int pieces = table.varint(); pieces > 0 && table.at < header; pieces--) {
                table.varint();
                int stored = table.varint();
                if (stored < 0 || stored > blob.length - piece || table.at > header - 8) {
                    break;
                }
                buffer.putInt(table.at, crc(blob, piece, stored));
                table.at += 4;
                piece += stored;
            }
        }
        buffer.putInt(header - 4, crc(blob, 0, header - 4));
    }

    /** Answers {@code blob} with one section more, of one stored piece that claims to have {@code raw} bytes. */
    static byte[] withSection(byte[] blob, String name, byte[] piece, int raw) {
        int header = ByteBuffer.wrap(blob).getInt(10);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        entry.write(1);
        // Codec 3 is nobody's: a section that is skipped may use it.
        for (long rest = 4L * raw + 3; ; rest >>>= 7) {
            entry.write((int) (rest < 0x80 ? rest : rest & 0x7F | 0x80));
            if (rest < 0x80) {
                break;
            }
        }
        entry.write(piece.length);
        entry.writeBytes(new byte[4]);
        ByteBuffer more = ByteBuffer.allocate(blob.length + entry.size() + piece.length);
        more.put(blob, 0, header - 4).put(entry.toByteArray()).putInt(0);
        more.put(blob, header, blob.length - header).put(piece);
        more.putInt(10, header + entry.size());
        more.put(BlobFormat.FIXED_HEADER, (byte) (blob[BlobFormat.FIXED_HEADER] + 1));
        repairChecksums(more.array());
        return more.array();
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; at < bytes.length && shift < 35; shift += 7) {
            value |= (bytes[at] & 0x7F) << shift;
            if (bytes[at++] >= 0) {
                break;
            }
        }
        return value;
    }

    private static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
