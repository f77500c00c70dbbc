package io.dyndbg.blob;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a blob: which sections it has, and where their pieces are.
 *
 * <pre>
 * magic           8 bytes
 * version         u2
 * header length   u4, from the file's first byte to the last of the header's checksum
 * sections        varint, then for each:
 *   name          4 ASCII characters
 *   pieces        varint, then for each:
 *     raw, codec  varint: 4 * decompressed length + codec
 *     stored      varint: length in the file
 *     checksum    u4: CRC-32C of the stored bytes
 * checksum        u4: CRC-32C of all bytes before it
 * </pre>
 *
 * The pieces follow in the same order, without gaps, to the end of the file.
 */
final class Directory {
    /** A piece takes at least so many bytes of the header. */
    private static final int PIECE_ENTRY = 6;

    private final Map<String, List<Piece>> sections;

    private Directory(Map<String, List<Piece>> sections) {
        this.sections = sections;
    }

    static Directory read(byte[] file, String origin) throws BlobException {
        checkVersion(file, origin);
        Input fixed = new Input(file, 10, Math.min(file.length, BlobFormat.FIXED_HEADER), origin + ": header");
        int length = fixed.u4("length of the header");
        if (length < BlobFormat.FIXED_HEADER + 4 || length > file.length) {
            throw fixed.damaged(
                    "length of the header", Integer.toString(length), "18 to " + file.length + ", the file's length");
        }
        int crc = new Input(file, length - 4, length, origin + ": header").u4("checksum");
        int computed = Pieces.crc(file, 0, length - 4);
        if (crc != computed) {
            throw fixed.damaged("checksum", Integer.toHexString(computed), Integer.toHexString(crc));
        }
        Input table = new Input(file, BlobFormat.FIXED_HEADER, length - 4, origin + ": section table");
        return new Directory(sections(table, length, file.length));
    }

    private static void checkVersion(byte[] file, String origin) throws BlobException {
        if (file.length == 0) {
            throw new BlobException(origin + ": the blob is empty");
        }
        byte[] magic = BlobFormat.magic();
        if (!Arrays.equals(
                magic, 0, Math.min(magic.length, file.length), file, 0, Math.min(magic.length, file.length))) {
            throw new BlobException(origin + ": not a dyndbg blob: found the first bytes "
                    + hex(file, Math.min(magic.length, file.length)) + ", expected " + hex(magic, magic.length));
        }
        if (file.length < BlobFormat.FIXED_HEADER) {
            throw new BlobException(origin + ": header: found " + file.length + " bytes, expected at least "
                    + BlobFormat.FIXED_HEADER + "; the blob is damaged");
        }
        int version = (file[8] & 0xFF) << 8 | file[9] & 0xFF;
        if (version != BlobFormat.VERSION) {
            throw new BlobException(origin + ": found version " + version + " of the blob's format, known is version "
                    + BlobFormat.VERSION
                    + (version > BlobFormat.VERSION
                            ? "; use a dyndbg-runtime as new as the plugin that wrote it"
                            : ""));
        }
    }

    private static Map<String, List<Piece>> sections(Input table, int offset, int fileLength) throws BlobException {
        Map<String, List<Piece>> sections = new LinkedHashMap<>();
        int number = table.count(5, "number of sections");
        long at = offset;
        for (int i = 0; i < number; i++) {
            String name = new String(table.take(4, "name of a section"), StandardCharsets.ISO_8859_1);
            int pieces = table.count(PIECE_ENTRY, "number of pieces of section " + name);
            List<Piece> list = new ArrayList<>(pieces);
            for (int index = 0; index < pieces; index++) {
                Piece piece = piece(table, name, index, at, fileLength);
                at += piece.stored();
                list.add(piece);
            }
            if (sections.put(name, list) != null) {
                throw table.damaged("section " + name, "two of it", "one");
            }
        }
        table.end();
        if (at != fileLength) {
            throw table.damaged("length of the file", fileLength + " bytes", at + " bytes");
        }
        return sections;
    }

    private static Piece piece(Input table, String section, int index, long offset, int fileLength)
            throws BlobException {
        String what = "piece " + index + " of section " + section;
        int sizeAndCodec = table.varint("length of " + what);
        int raw = sizeAndCodec >>> 2;
        // An unknown codec is an error of whoever reads the piece: a section that nobody knows may use it.
        Codec codec = Codec.of(sizeAndCodec & 3);
        int stored = table.varint("stored length of " + what);
        int crc = table.u4("checksum of " + what);
        if (stored > fileLength - offset) {
            throw table.damaged("stored length of " + what, stored + " bytes", "at most " + (fileLength - offset));
        }
        if (raw > BlobFormat.MAX_PIECE
                || raw > (long) stored * BlobFormat.MAX_RATIO
                || codec == Codec.NONE && raw != stored) {
            throw table.damaged(
                    "length of " + what,
                    raw + " bytes of " + stored + " stored",
                    codec == Codec.NONE ? "as many" : "at most " + BlobFormat.MAX_RATIO + " times as many");
        }
        return new Piece(section, index, (int) offset, stored, raw, codec, crc);
    }

    /** Answers the pieces of the section {@code name}, which version 1 demands. */
    List<Piece> section(String name, String origin) throws BlobException {
        List<Piece> pieces = sections.get(name);
        if (pieces == null) {
            throw new BlobException(
                    origin + ": section table: found " + sections.keySet() + ", expected section " + name);
        }
        for (Piece piece : pieces) {
            if (piece.codec() == null) {
                throw new BlobException(piece.place(origin) + ": found codec 3, expected 0, 1 or 2");
            }
        }
        return pieces;
    }

    /** Answers what each section takes, in the order of the file. */
    List<SectionSize> sizes() {
        List<SectionSize> sizes = new ArrayList<>();
        sections.forEach((name, pieces) -> sizes.add(new SectionSize(
                name,
                pieces.stream().mapToLong(Piece::raw).sum(),
                pieces.stream().mapToLong(Piece::stored).sum())));
        return sizes;
    }

    private static String hex(byte[] bytes, int length) {
        return java.util.HexFormat.ofDelimiter(" ").formatHex(bytes, 0, length);
    }
}
