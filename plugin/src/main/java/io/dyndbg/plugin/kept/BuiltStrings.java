package io.dyndbg.plugin.kept;

import java.util.Set;

/**
 * Tells what is put into strings that are being built in the middle of an expression, as {@code +} was compiled before Java 9, from what is
 * put into a builder that somebody keeps. Sees one method, call by call.
 */
final class BuiltStrings {
    private static final Set<String> BUILDERS = Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

    /** How many are being built, one for a part of the other. */
    private int building;

    private boolean justMade;

    /** Looks at the next call. Answers whether it puts something into what no expression builds, or takes out of it. */
    boolean callIsOther(int opcode, String owner, String name) {
        if (!BUILDERS.contains(owner)) {
            justMade = false;
            return changes(opcode, owner, name);
        }
        justMade = name.equals("<init>");
        if (justMade) {
            building++;
        } else if (name.equals("toString") && building > 0) {
            building--;
        }
        return building == 0 && changes(opcode, owner, name);
    }

    private static boolean changes(int opcode, String owner, String name) {
        return Containers.puts(opcode, owner, name) || Containers.takes(opcode, owner, name);
    }

    /** Looks at the next store into a local variable. */
    void store() {
        if (justMade) {
            building--;
            justMade = false;
        }
    }
}
