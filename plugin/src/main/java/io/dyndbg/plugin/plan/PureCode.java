package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.DynamicCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Knows the code that nobody can see run: loads, constants, instance fields, the class's own static fields, boxing, array
 * creation, concatenation of strings, numbers, booleans and characters, and the JDK calls that {@code pure-calls.txt} lists.
 */
final class PureCode {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final Set<String> CALLS = calls();

    private PureCode() {}

    private static Set<String> calls() {
        try (InputStream in = PureCode.class.getResourceAsStream("pure-calls.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param owner the internal name of the class that {@code insn} stands in */
    static boolean isPure(AbstractInsnNode insn, String owner) {
        int opcode = insn.getOpcode();
        if (opcode < 0 || opcode <= Opcodes.SIPUSH || isLoad(opcode) || isArrayBuilding(opcode)) {
            return true;
        }
        if (insn instanceof LdcInsnNode ldc) {
            return ldc.cst instanceof String || ldc.cst instanceof Number || ldc.cst instanceof Type;
        }
        if (insn instanceof FieldInsnNode field) {
            return opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC && field.owner.equals(owner);
        }
        if (insn instanceof TypeInsnNode type) {
            return opcode == Opcodes.NEW && type.desc.equals(BUILDER);
        }
        if (insn instanceof InvokeDynamicInsnNode indy) {
            return DynamicCalls.concatenates(indy) && concatenatesPlainValues(indy.desc);
        }
        return insn instanceof MethodInsnNode call && isPure(call);
    }

    private static boolean isLoad(int opcode) {
        return opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD;
    }

    private static boolean isArrayBuilding(int opcode) {
        return opcode == Opcodes.NEWARRAY
                || opcode == Opcodes.ANEWARRAY
                || opcode == Opcodes.DUP
                || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
    }

    private static boolean isPure(MethodInsnNode call) {
        if (call.owner.equals(BUILDER)) {
            return switch (call.name) {
                case "<init>", "append" -> concatenatesPlainValues(call.desc);
                case "toString" -> true;
                default -> false;
            };
        }
        return CALLS.contains(call.owner + "." + call.name + call.desc);
    }

    /** An object's {@code toString} is the user's code; a string, a number, a boolean and a character have none. */
    private static boolean concatenatesPlainValues(String descriptor) {
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            if (argument.getSort() >= Type.ARRAY && !argument.getClassName().equals("java.lang.String")) {
                return false;
            }
        }
        return true;
    }
}
