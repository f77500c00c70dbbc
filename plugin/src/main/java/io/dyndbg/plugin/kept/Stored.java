package io.dyndbg.plugin.kept;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A value that goes to a place.
 *
 * @param place where to; of a method that is called, by the type that the call names
 * @param method the method that it is stored in
 * @param user what takes it from the stack; null for one that is not known
 * @param depth how many of the values that {@code user} takes lie above it
 */
record Stored(Place place, MethodNode method, AbstractInsnNode user, int depth) {}
