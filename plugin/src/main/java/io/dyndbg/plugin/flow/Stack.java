package io.dyndbg.plugin.flow;

/**
 * The operand stack at one place, from the top down; null is the empty one. Immutable, so that places share what lies below.
 *
 * @param value where the topmost value comes from, see {@link StackFlow}
 * @param wide whether it is a long or a double, which is one value here
 * @param below the stack without it
 * @param height the number of values
 */
record Stack(int value, boolean wide, Stack below, int height) {

    static Stack push(Stack stack, int value, boolean wide) {
        return new Stack(value, wide, stack, height(stack) + 1);
    }

    static int height(Stack stack) {
        return stack == null ? 0 : stack.height;
    }

    /** Answers the stack without its topmost {@code count} values, of which it has that many. */
    static Stack drop(Stack stack, int count) {
        Stack rest = stack;
        for (int i = 0; i < count; i++) {
            rest = rest.below;
        }
        return rest;
    }

    /** Answers whether two stacks have values of the same size in the same number. */
    static boolean sameShape(Stack one, Stack other) {
        Stack a = one;
        Stack b = other;
        while (a != b) {
            if (a == null || b == null || a.height != b.height || a.wide != b.wide) {
                return false;
            }
            a = a.below;
            b = b.below;
        }
        return true;
    }
}
