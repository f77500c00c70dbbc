package io.dyndbg.plugin.kept;

import java.util.function.UnaryOperator;

/**
 * What it takes for a value to be true, and to be false; for a reference that is no box, not to be null, and to be null. What
 * holds a value, an array or an {@code AtomicBoolean} or a function, is as what it holds. Immutable.
 */
record Kind(Side whenTrue, Side whenFalse) {
    static final Kind NOTHING = new Kind(Side.NEVER, Side.NEVER);
    static final Kind UNKNOWN = new Kind(Side.OPEN, Side.OPEN);
    static final Kind TRUE = new Kind(Side.OPEN, Side.NEVER);
    static final Kind FALSE = new Kind(Side.NEVER, Side.OPEN);
    /** Whether a level is enabled that is known only at run time. */
    static final Kind SOME_LEVEL = new Kind(Side.sometimes(Side.LEVEL), Side.OPEN);
    /** What is told of the level that a logger has. */
    static final Kind LEVEL = new Kind(Side.sometimes(Side.LEVEL), Side.sometimes(Side.LEVEL));

    static final Kind ANSWER = new Kind(Side.asked(Side.DIRECT), Side.OPEN);

    boolean isTouched() {
        return whenTrue.isTouched() || whenFalse.isTouched();
    }

    /** Answers whether there is no such value unless a guard has answered true. */
    boolean isBehindGuardOnly() {
        return isTouched() && !whenTrue.isOpen() && !whenFalse.isOpen();
    }

    /** Answers the kind of a value that is this or that one. */
    Kind or(Kind other) {
        return new Kind(whenTrue.or(other.whenTrue), whenFalse.or(other.whenFalse));
    }

    /** Answers the kind of {@code this & other}. */
    Kind bothTrue(Kind other) {
        return new Kind(whenTrue.and(other.whenTrue), whenFalse.or(other.whenFalse));
    }

    /** Answers the kind of {@code this | other}. */
    Kind oneTrue(Kind other) {
        return not().bothTrue(other.not()).not();
    }

    /** Answers the kind of {@code this ^ other}, as far as one of them is known. */
    Kind differsFrom(Kind other) {
        if (equals(FALSE) || equals(TRUE)) {
            return equals(FALSE) ? other : other.not();
        }
        return other.equals(FALSE) || other.equals(TRUE)
                ? other.differsFrom(this)
                : or(other).unsure();
    }

    /** Answers the kind of what this has to do with, nobody knows how. */
    Kind unsure() {
        return or(not()).or(UNKNOWN);
    }

    Kind not() {
        return new Kind(whenFalse, whenTrue);
    }

    Kind through(String place) {
        return map(side -> side.through(place));
    }

    Kind in(String holder) {
        return map(side -> side.in(holder));
    }

    Kind besideGuard() {
        return map(Side::besideGuard);
    }

    Kind behindGuard() {
        return map(Side::behindGuard);
    }

    /** As {@link Side#passedAs}. */
    Kind passedAs(Kind values) {
        return new Kind(whenTrue.passedAs(values.whenTrue), whenFalse.passedAs(values.whenFalse));
    }

    private Kind map(UnaryOperator<Side> change) {
        return new Kind(change.apply(whenTrue), change.apply(whenFalse));
    }
}
