package io.dyndbg.plugin.collect;

import java.io.ByteArrayOutputStream;

/** Bytes of a blob that grow: the other side of the runtime's {@code Input}. Not thread-safe. */
final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output u1(int value) {
        bytes.write(value);
        return this;
    }

    Output u2(int value) {
        return u1(value >>> 8).u1(value);
    }

    Output u4(int value) {
        return u2(value >>> 16).u2(value);
    }

    /** Writes a number from 0 to 2147483647 as unsigned LEB128. */
    Output varint(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative: " + value);
        }
        int rest = value;
        while (rest >= 0x80) {
            u1(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return u1(rest);
    }

    /** Writes a number of either sign, near 0: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
    Output zigzag(int value) {
        return varint(value << 1 ^ value >> 31);
    }

    /** Writes a string: its UTF-16 units in modified UTF-8 (JVMS 4.4.7), then a zero byte. */
    Output string(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit != 0 && unit < 0x80) {
                u1(unit);
            } else if (unit < 0x800) {
                u1(0xC0 | unit >>> 6).u1(0x80 | unit & 0x3F);
            } else {
                u1(0xE0 | unit >>> 12).u1(0x80 | unit >>> 6 & 0x3F).u1(0x80 | unit & 0x3F);
            }
        }
        return u1(0);
    }

    Output append(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    Output append(Output more) {
        return append(more.toBytes());
    }

    int size() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
