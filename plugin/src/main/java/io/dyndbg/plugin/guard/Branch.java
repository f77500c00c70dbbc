package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.ControlFlow;

/**
 * A conditional jump that a guard's answer decides alone.
 *
 * @param node where it stands
 * @param whenTrue where the code goes on when the guard answered true
 * @param whenFalse where it goes on when the guard answered false
 * @param jumpsWhenTrue whether the true edge is the jump, not the fall-through
 */
record Branch(int node, int whenTrue, int whenFalse, boolean jumpsWhenTrue) {

    static Branch at(int node, boolean jumpsWhenTrue, ControlFlow control) {
        int[] next = control.next(node);
        return jumpsWhenTrue ? new Branch(node, next[1], next[0], true) : new Branch(node, next[0], next[1], false);
    }
}
