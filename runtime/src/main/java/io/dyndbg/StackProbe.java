package io.dyndbg;

/**
 * Looks whether there is room on the stack for all that linking does. A stack that overflows in the middle of it would leave
 * classes uninitialized for good, this library's and the JDK's.
 */
final class StackProbe {
    /** So many frames with so many variables take more than linking and settling do, measured on JDK 17 and 25. */
    private static final int FRAMES = 250;

    private StackProbe() {}

    /** @throws StackOverflowError if there is not enough room */
    static void demand() {
        if (down(FRAMES, 1, 2, 3, 4, 5, 6, 7, 8) == 0) {
            throw new AssertionError("a sum of positive numbers");
        }
    }

    private static long down(int frames, long a, long b, long c, long d, long e, long f, long g, long h) {
        return frames == 0 ? a + b + c + d + e + f + g + h : down(frames - 1, b, c, d, e, f, g, h, a) + frames;
    }
}
