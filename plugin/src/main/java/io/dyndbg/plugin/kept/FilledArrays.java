package io.dyndbg.plugin.kept;

import org.objectweb.asm.Opcodes;

/**
 * Tells the stores into arrays that one method has just made, as those for variable arguments are, from others: such an array is kept as
 * {@code dup} after {@code dup} on the stack until it is full.
 */
final class FilledArrays {
    /** Whether an array that is being filled lies on top of the stack. */
    private boolean onTop;
    /** How many are, one for an element of the other. */
    private int filling;

    /** Looks at the next instruction. Answers whether it stores into another array, that of a field maybe. */
    boolean storeIsOther(int opcode) {
        boolean stores = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
        boolean fills = stores && filling > 0;
        if (fills) {
            filling--;
        } else if (opcode == Opcodes.DUP && onTop) {
            filling++;
        }
        onTop = fills || opcode == Opcodes.ANEWARRAY || opcode == Opcodes.NEWARRAY;
        return stores && !fills;
    }
}
