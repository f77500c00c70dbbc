package io.dyndbg.blob;

/**
 * One piece of a section: what is compressed, checksummed and read as a whole.
 *
 * @param section the section's name
 * @param index the piece's number within its section
 * @param offset where it starts in the file
 * @param stored its length in the file, in bytes
 * @param raw its length as decompressed, in bytes
 * @param crc the CRC-32C of its stored bytes
 */
record Piece(String section, int index, int offset, int stored, int raw, Codec codec, int crc) {

    String place(String origin) {
        return origin + ": section " + section + ", piece " + index;
    }
}
