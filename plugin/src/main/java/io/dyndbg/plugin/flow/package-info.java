/**
 * How the code of one method runs: where it goes on, and where its values come from and go to. Every station after this asks
 * the same {@link MethodFlow}; each question is answered on its own, and the order of questions changes no answer. The way through a method:
 *
 * <ol>
 *   <li>{@link ControlFlow}: its instructions are nodes, those that run one after the other are blocks, and blocks lead to blocks;
 *   <li>{@link StackWalk}: each block is run once, and {@link StackFlow} is what each instruction took, and from where;
 *   <li>{@link LocalFlow}: which stores a local variable's read may see, and the other way round;
 *   <li>{@link Constants}: which of these values are always the same;
 *   <li>{@link Reachability}: what is left once some edges are cut, and {@link Joins}: where ways that part come together.
 * </ol>
 *
 * <p>{@link Flows} has those of a class, and {@link MethodUses} tells who in the class calls a method of its own, or makes a lambda of it.
 */
package io.dyndbg.plugin.flow;
