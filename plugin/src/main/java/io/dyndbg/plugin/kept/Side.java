package io.dyndbg.plugin.kept;

/**
 * What it takes for a value to be true, or to be false: a guard's answer, or not. Immutable.
 *
 * @param state what is known
 * @param where for what is {@link State#ASKED} at all, where the answer is kept, a short sentence
 */
record Side(State state, String where) {
    static final String DIRECT = "it is a guard's own answer";
    static final String VALUE = "it decides a value";
    static final String STORED = "it decides a value that is read afterwards";
    static final String FIELD = "its answer is kept in a field";
    static final String RETURNED = "its answer is what a method returns";
    static final String ARGUMENT = "its answer is passed as an argument";
    static final String BOXED = "its answer is kept in a box";
    static final String ARRAY = "its answer is kept in an array";
    static final String FUNCTION = "its answer is asked by a function object";
    static final String LEVEL = "it asks which level the logger has";
    static final String COMBINED = "its answer is combined with something else";

    enum State {
        /** The value is never so. */
        NEVER,
        /** Whenever it is so, a guard has answered true. */
        ASKED,
        /** It may be so, whatever guards answer. */
        OPEN,
        /** Of several ways that it comes about, some take a guard's answer. */
        SOMETIMES,
        /**
         * It may be so, whatever guards answer; but some calls that pass such a value stand behind a guard. That tells nothing of the other
         * calls.
         */
        CALLED
    }

    static final Side NEVER = new Side(State.NEVER, null);
    static final Side OPEN = new Side(State.OPEN, null);

    static Side asked(String where) {
        return new Side(State.ASKED, where);
    }

    static Side sometimes(String where) {
        return new Side(State.SOMETIMES, where);
    }

    boolean isAsked() {
        return state == State.ASKED;
    }

    /** Answers whether it may be so though no guard has answered true. */
    boolean isOpen() {
        return state != State.NEVER && state != State.ASKED;
    }

    /** Answers whether it is what a guard in the same method has just answered. */
    boolean isDirect() {
        return isAsked() && where.equals(DIRECT);
    }

    /** Answers whether the answer came from outside the method, or went through something that holds it. */
    boolean isKeptElsewhere() {
        return isAsked() && !isWithinMethod();
    }

    private boolean isWithinMethod() {
        return where.equals(DIRECT) || where.equals(VALUE) || where.equals(STORED);
    }

    /** Answers whether what decides came through something else than a branch on the answer itself. */
    boolean isIndirect() {
        return isAsked() && !isDirect();
    }

    /** Answers whether what decides is a variable of the method. */
    boolean isOfVariable() {
        return isTouched() && where.equals(STORED);
    }

    /** Answers whether a guard's answer has to do with it. */
    boolean isTouched() {
        return isAsked() || state == State.SOMETIMES || state == State.CALLED;
    }

    /** Answers whether something else was asked with the answer. */
    boolean isPartly() {
        return state == State.SOMETIMES;
    }

    /**
     * Answers this of what calls pass.
     *
     * @param values as this, if it does not count which of the calls stand behind a guard
     */
    Side passedAs(Side values) {
        return isPartly() && !values.isAsked() && !values.isPartly() ? new Side(State.CALLED, where) : this;
    }

    /** Answers what it takes where the value is this or that one. */
    Side or(Side other) {
        if (state == State.NEVER) {
            return other;
        }
        if (other.state == State.NEVER || equals(other)) {
            return this;
        }
        boolean isCalled = isOpenWhereCalled() && other.isOpenWhereCalled();
        State either = state == other.state ? state : isCalled ? State.CALLED : State.SOMETIMES;
        return new Side(either, whereOf(other));
    }

    private boolean isOpenWhereCalled() {
        return state == State.OPEN || state == State.CALLED;
    }

    /** The place that is farther from the guard tells a reader more. */
    private String whereOf(Side other) {
        return where == null || where.equals(DIRECT) && other.where != null ? other.where : where;
    }

    /** Answers what it takes where this and {@code other} must hold. */
    Side and(Side other) {
        if (state == State.NEVER || other.state == State.NEVER) {
            return NEVER;
        }
        return isAsked() || other.isAsked() ? asked(COMBINED) : or(other);
    }

    /** Answers this where it came through {@code place}. */
    Side through(String place) {
        return isTouched() ? new Side(state, place) : this;
    }

    /** Answers this where it is held by {@code holder}, which matters if nothing else is known. */
    Side in(String holder) {
        return isTouched() && isWithinMethod() ? new Side(state, holder) : this;
    }

    /** Answers this in code that a guard's answer leads to, and other ways too. */
    Side besideGuard() {
        return state == State.NEVER || isTouched() ? this : sometimes(VALUE);
    }

    /** Answers this in code that only runs once a guard has answered true. */
    Side behindGuard() {
        return state == State.NEVER ? this : asked(isAsked() ? where : VALUE);
    }
}
