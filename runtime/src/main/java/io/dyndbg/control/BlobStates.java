package io.dyndbg.control;

import io.dyndbg.query.Flags;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What the live queries make of the classes whose records lie under one name, until they link: the flags of the sites of those
 * classes in which something is skipped or forced. A large application has many classes that never link, so there are a byte
 * for each site and twelve for each class, and no record. Immutable.
 */
final class BlobStates {
    /** Everything follows. */
    static final BlobStates NONE = new BlobStates(List.of());

    /** By hash, then by number of sites. */
    private final int[] hashes;

    /** Where the flags of each class begin, and where the last one's end. */
    private final int[] starts;

    /** Bits of {@link Flags}, class by class, by ordinal. */
    private final byte[] flags;

    /**
     * The flags of the sites of one class.
     *
     * @param flags by ordinal, bits of {@link Flags}
     */
    record OfClass(ClassStates.Origin origin, int[] flags) {
        /** Answers whether any site of the class does not follow. */
        boolean matters() {
            return Arrays.stream(flags).anyMatch(flags -> (flags & (Flags.FORCE | Flags.SKIP)) != 0);
        }
    }

    private BlobStates(List<OfClass> classes) {
        hashes = new int[classes.size()];
        starts = new int[classes.size() + 1];
        flags = new byte[classes.stream().mapToInt(each -> each.flags().length).sum()];
        for (int i = 0; i < hashes.length; i++) {
            int[] ofClass = classes.get(i).flags();
            hashes[i] = classes.get(i).origin().hash();
            starts[i + 1] = starts[i] + ofClass.length;
            for (int site = 0; site < ofClass.length; site++) {
                flags[starts[i] + site] = (byte) ofClass[site];
            }
        }
    }

    /** Answers what is to be remembered of {@code classes}; those that only follow need not be among them. */
    static BlobStates of(List<OfClass> classes) {
        List<OfClass> sorted = classes.stream()
                .filter(OfClass::matters)
                .sorted(Comparator.<OfClass>comparingInt(each -> each.origin().hash())
                        .thenComparingInt(each -> each.origin().sites()))
                .toList();
        return sorted.isEmpty() ? NONE : new BlobStates(sorted);
    }

    /** Answers the flags of the sites of a class, bits of {@link Flags}; null if all of them follow. */
    int[] flagsOf(ClassStates.Origin origin) {
        int at = Arrays.binarySearch(hashes, origin.hash());
        while (at > 0 && hashes[at - 1] == origin.hash()) {
            at--;
        }
        for (; at >= 0 && at < hashes.length && hashes[at] == origin.hash(); at++) {
            if (starts[at + 1] - starts[at] == origin.sites()) {
                int[] ofClass = new int[origin.sites()];
                for (int site = 0; site < ofClass.length; site++) {
                    ofClass[site] = Byte.toUnsignedInt(flags[starts[at] + site]);
                }
                return ofClass;
            }
        }
        return null;
    }
}
