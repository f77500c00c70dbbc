package io.dyndbg.plugin.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * What the constant pool of one class spells, as far as a quick look needs it: whether one of some names is among it, or one that
 * is taken for it. No string is made of anything, and it is small, so that a module's classes need not be read again for other
 * names. Immutable.
 */
public final class Spelled {
    /** Tag of a constant pool item (JVMS 4.4). */
    private static final int UTF8 = 1;

    /** Of this many kinds of names a class has a few hundred, and those that are looked for are fewer. */
    private static final int KINDS = 1 << 16;

    /** So many kinds fall together in a first look. */
    private static final int FOLDED = 1 << 12;

    private final char[] kinds;
    private final Folded folded = new Folded();

    /** A bit for each kind, or for several. */
    private static final class Folded {
        private final long[] bits = new long[FOLDED / Long.SIZE];

        void add(char kind) {
            bits[kind % FOLDED / Long.SIZE] |= 1L << kind;
        }

        boolean intersects(Folded other) {
            for (int i = 0; i < bits.length; i++) {
                if ((bits[i] & other.bits[i]) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Names that are looked for. */
    public static final class Names {
        private final Folded folded = new Folded();
        private final BitSet any = new BitSet();
        private final BitSet alone = new BitSet();
        /** By the kind of a method's name, those of its descriptors. */
        private final Map<Character, BitSet> descriptors = new HashMap<>();

        /** Looks for the class, field or method {@code name}, too. */
        public void add(String name) {
            alone.set(add(kindOf(name)));
        }

        /** Looks for a method, too; a class that has none of this descriptor neither has it nor calls it. */
        public void add(String name, String descriptor) {
            descriptors.computeIfAbsent(add(kindOf(name)), any -> new BitSet()).set(kindOf(descriptor));
        }

        private char add(char kind) {
            folded.add(kind);
            any.set(kind);
            return kind;
        }

        private static char kindOf(String text) {
            byte[] bytes = modifiedUtf8(text);
            return kind(bytes.length, at -> bytes[at] & 0xFF);
        }

        /** As constant pools have it (JVMS 4.4.7), which for most names is UTF-8. */
        private static byte[] modifiedUtf8(String name) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                new DataOutputStream(bytes).writeUTF(name);
            } catch (IOException tooLong) {
                throw new IllegalArgumentException(tooLong);
            }
            // Two bytes with the length come first.
            return Arrays.copyOfRange(bytes.toByteArray(), 2, bytes.size());
        }
    }

    private Spelled(char[] kinds) {
        this.kinds = kinds;
        for (char kind : kinds) {
            folded.add(kind);
        }
    }

    /** Answers what {@code reader}'s class spells. */
    public static Spelled in(ClassReader reader) {
        char[] kinds = new char[reader.getItemCount()];
        int found = 0;
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            // The second index of a long or a double has no item of its own.
            if (item != 0 && reader.readByte(item - 1) == UTF8) {
                int start = item + 2;
                kinds[found++] = kind(reader.readUnsignedShort(item), at -> reader.readByte(start + at));
            }
        }
        return new Spelled(Arrays.copyOf(kinds, found));
    }

    /** Answers whether it may have one of these. */
    public boolean mayHaveAny(Names names) {
        return folded.intersects(names.folded) && hasAny(names);
    }

    private boolean hasAny(Names names) {
        for (char kind : kinds) {
            if (names.any.get(kind) && (names.alone.get(kind) || has(names.descriptors.get(kind)))) {
                return true;
            }
        }
        return false;
    }

    private boolean has(BitSet wanted) {
        for (char kind : kinds) {
            if (wanted.get(kind)) {
                return true;
            }
        }
        return false;
    }

    private interface Bytes {
        int at(int index);
    }

    /** Of a few of the bytes: signatures and texts are long, and mostly not looked for. */
    private static char kind(int length, Bytes bytes) {
        int hash = length;
        int step = Math.max(1, length / 6);
        for (int at = length - 1; at >= 0; at -= step) {
            hash = 31 * hash + bytes.at(at);
        }
        return (char) ((hash ^ hash >>> 16) % KINDS);
    }
}
