package io.dyndbg.blob;

import java.util.Arrays;

/**
 * Which sites the guards of a block enclose.
 *
 * <pre>
 * numbers         varint for each guard: its sites, less 1
 * firsts          zigzag for each guard: the ordinal of its first site, less that of the guard before it in its class
 * steps           zigzag for each further site of each guard: ordinal, less the one before it, less 1
 * </pre>
 */
final class GuardColumns {
    private GuardColumns() {}

    /**
     * Answers for each class, for each guard, the ordinals of its sites.
     *
     * @param firstGuard for each class the number of its first guard in the block, and the end
     * @param firstSite the same for its sites
     * @param allowance what the whole blob may still take
     */
    static int[][][] read(Input in, int[] firstGuard, int[] firstSite, Allowance allowance) throws BlobException {
        int classes = firstGuard.length - 1;
        int number = firstGuard[classes];
        in.need(2L * number, "guards");
        allowance.take((long) (Allowance.OBJECT + 4) * (number + classes));
        int[][] guards = new int[number][];
        // Sites that stand in columns which follow: each takes a byte at least.
        long further = 0;
        for (int i = 0; i < number; i++) {
            int more = in.varint("sites of a guard");
            further += more;
            in.need(further, "sites of guards");
            allowance.take(4L * more + 4);
            guards[i] = new int[more + 1];
        }
        int[][][] perClass = new int[classes][][];
        for (int i = 0; i < classes; i++) {
            perClass[i] = Arrays.copyOfRange(guards, firstGuard[i], firstGuard[i + 1]);
            int sites = firstSite[i + 1] - firstSite[i];
            int first = 0;
            for (int[] guard : perClass[i]) {
                first = ordinal(in, first, sites);
                guard[0] = first;
            }
        }
        for (int i = 0; i < classes; i++) {
            int sites = firstSite[i + 1] - firstSite[i];
            for (int[] guard : perClass[i]) {
                for (int at = 1; at < guard.length; at++) {
                    guard[at] = ordinal(in, guard[at - 1] + 1, sites);
                }
            }
        }
        return perClass;
    }

    private static int ordinal(Input in, int from, int sites) throws BlobException {
        long ordinal = (long) from + in.zigzag("site of a guard");
        if (ordinal < 0 || ordinal >= sites) {
            throw in.damaged("site of a guard", Long.toString(ordinal), "0 to " + (sites - 1));
        }
        return (int) ordinal;
    }
}
