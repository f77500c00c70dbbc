package io.dyndbg.blob;

import java.util.Arrays;

/**
 * A cursor over decompressed bytes of a blob that believes nothing: every read is checked against the end, every number
 * against its range. Not thread-safe.
 */
final class Input {
    private final byte[] bytes;
    private final int end;
    private final String place;
    private int position;

    /**
     * @param place the file and the section, as error messages begin
     */
    Input(byte[] bytes, int from, int to, String place) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
        this.place = place;
    }

    /** Answers a cursor of its own over the same bytes, at {@code position}. */
    Input at(int position) {
        return new Input(bytes, position, end, place);
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    int u1(String what) throws BlobException {
        if (position >= end) {
            throw damaged(what, "the end of the section", "a byte");
        }
        return bytes[position++] & 0xFF;
    }

    int u4(String what) throws BlobException {
        need(4, what);
        position += 4;
        return bytes[position - 4] << 24
                | (bytes[position - 3] & 0xFF) << 16
                | (bytes[position - 2] & 0xFF) << 8
                | bytes[position - 1] & 0xFF;
    }

    /** Reads an unsigned LEB128 number of at most 31 bits. */
    int varint(String what) throws BlobException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = u1(what);
            if (shift == 28 && next > 7) {
                break;
            }
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw damaged(what, "a number of more than 31 bits", "at most 2147483647");
    }

    /** Reads a number of which each sign takes turns: 0, -1, 1, -2, 2. */
    int zigzag(String what) throws BlobException {
        int value = varint(what);
        return value >>> 1 ^ -(value & 1);
    }

    /** Reads a number from 0 to {@code max}. */
    int upTo(int max, String what) throws BlobException {
        int value = varint(what);
        if (value > max) {
            throw damaged(what, Integer.toString(value), "at most " + max);
        }
        return value;
    }

    /** Reads how many things follow of which each takes at least {@code size} bytes, so that memory for them may be had. */
    int count(int size, String what) throws BlobException {
        int value = varint(what);
        if ((long) value * size > remaining()) {
            throw damaged(what, value + " of them", "at most what " + remaining() + " bytes can hold");
        }
        return value;
    }

    /** Fails unless {@code size} more bytes are there. */
    void need(long size, String what) throws BlobException {
        if (size > remaining()) {
            throw damaged(what, remaining() + " bytes", size + " bytes");
        }
    }

    byte[] take(int size, String what) throws BlobException {
        need(size, what);
        byte[] part = Arrays.copyOfRange(bytes, position, position + size);
        position += size;
        return part;
    }

    /** Reads a string: its UTF-16 units in modified UTF-8 (JVMS 4.4.7), then a zero byte. */
    String string(String what) throws BlobException {
        int start = position;
        skipString(what);
        return text(start, position - 1, what);
    }

    /** Goes past a string without decoding it. */
    void skipString(String what) throws BlobException {
        while (position < end && bytes[position] != 0) {
            position++;
        }
        u1(what);
    }

    private String text(int from, int to, String what) throws BlobException {
        char[] units = new char[to - from];
        int length = 0;
        for (int at = from; at < to; length++) {
            int first = bytes[at];
            int size = first >= 0 ? 1 : (first & 0xE0) == 0xC0 ? 2 : (first & 0xF0) == 0xE0 ? 3 : 0;
            if (size == 0 || at + size > to) {
                throw damaged(what, "a byte that no character starts with", "modified UTF-8");
            }
            int unit = size == 1 ? first : first & 0x3F >> size - 1;
            for (int i = 1; i < size; i++) {
                if ((bytes[at + i] & 0xC0) != 0x80) {
                    throw damaged(what, "half a character", "modified UTF-8");
                }
                unit = unit << 6 | bytes[at + i] & 0x3F;
            }
            units[length] = (char) unit;
            at += size;
        }
        return new String(units, 0, length);
    }

    /** Fails unless all bytes were read. */
    void end() throws BlobException {
        if (position != end) {
            throw damaged("end of the section", remaining() + " bytes more", "none");
        }
    }

    BlobException damaged(String what, String found, String expected) {
        return new BlobException(
                place + ": " + what + ": found " + found + ", expected " + expected + "; the blob is damaged");
    }
}
