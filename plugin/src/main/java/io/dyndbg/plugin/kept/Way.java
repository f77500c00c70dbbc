package io.dyndbg.plugin.kept;

/**
 * A way that a method's flow takes by a guard's answer that is kept.
 *
 * @param from the node of the branch
 * @param to the node where it goes on
 * @param where where the answer is kept, a short sentence
 * @param ofVariable whether that is a variable of the method
 */
record Way(int from, int to, String where, boolean ofVariable) {}
