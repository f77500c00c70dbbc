package io.dyndbg.switches;

import io.dyndbg.print.Condition;
import io.dyndbg.print.ForcedSite;
import java.util.Arrays;
import java.util.Objects;

/**
 * The states of all sites and guards of one class, by ordinal: sites first, then guards. Immutable; arrays are not copied
 * and never written after construction.
 */
public final class States {
    public static final byte FOLLOW = 0;
    public static final byte SKIP = 1;
    public static final byte FORCE = 2;

    /** For {@link #common}: the states differ. */
    public static final int MIXED = -1;

    private static final Condition[] NO_CONDITIONS = {};

    /** Every ordinal follows, whatever their number. */
    public static final States ALL_FOLLOW = new States(new byte[0], new ForcedSite[0]);

    private final byte[] states;
    private final ForcedSite[] forced;
    private final Condition[] ofGuards;

    /**
     * @param states one of {@link #FOLLOW}, {@link #SKIP}, {@link #FORCE} for each ordinal; ordinals beyond its end follow
     * @param forced for each site that is forced what its printing needs, null elsewhere; may be shorter than {@code states}
     */
    public States(byte[] states, ForcedSite[] forced) {
        this(states, forced, NO_CONDITIONS);
    }

    /** @param ofGuards by ordinal, what must hold for a forced guard to open; null where it always does; may be shorter */
    public States(byte[] states, ForcedSite[] forced, Condition[] ofGuards) {
        this.states = Objects.requireNonNull(states);
        this.forced = Objects.requireNonNull(forced);
        this.ofGuards = Objects.requireNonNull(ofGuards);
    }

    /** Answers the state of {@code ordinal}; {@link #FOLLOW} for ordinals that this knows nothing of. */
    public byte of(int ordinal) {
        return ordinal < states.length ? states[ordinal] : FOLLOW;
    }

    /** Answers what printing site {@code ordinal} needs, or null if it is not a forced site (a guard has none). */
    public ForcedSite forced(int ordinal) {
        return ordinal < forced.length ? forced[ordinal] : null;
    }

    /** Answers what must hold for the forced guard {@code ordinal} to open; null if it always does. */
    public Condition ofGuard(int ordinal) {
        return ordinal < ofGuards.length ? ofGuards[ordinal] : null;
    }

    /** Answers the state that all ordinals share, or {@link #MIXED}. */
    public int common() {
        if (states.length == 0) {
            return FOLLOW;
        }
        for (byte state : states) {
            if (state != states[0]) {
                return MIXED;
            }
        }
        return states[0];
    }

    /** Equal if every ordinal has the same state and every forced site prints the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof States that
                && Arrays.equals(states, that.states)
                && Arrays.equals(forced, that.forced)
                && Arrays.equals(ofGuards, that.ofGuards);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(states) + Arrays.hashCode(forced);
    }
}
