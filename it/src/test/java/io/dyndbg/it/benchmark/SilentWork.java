package io.dyndbg.it.benchmark;

/** The same methods without their statements. */
public final class SilentWork implements Work {
    private int count;

    @Override
    public int twoFields() {
        return ++count;
    }

    @Override
    public int boxed() {
        return ++count;
    }

    @Override
    public int varargs() {
        return ++count;
    }

    @Override
    public int guarded() {
        return ++count;
    }

    @Override
    public int ten() {
        return ++count;
    }
}
