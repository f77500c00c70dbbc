package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.site.Format;
import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Reads the text of a statement from the instruction that pushes it. */
final class Formats {
    /** Stands where an operand stands, in recipes of {@code StringConcatFactory} and so in ours. */
    private static final char OPERAND = '\1';
    /** Stands in a recipe for a constant that contains one of the two special characters itself. */
    private static final char CONSTANT = '\2';

    private static final int MOST_APPENDS = 512;
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final String BUFFER = "java/lang/StringBuffer";

    private final StackFlow flow;

    Formats(StackFlow flow) {
        this.flow = flow;
    }

    /**
     * Answers the text of argument {@code index} of {@code call}.
     *
     * @param index counted from 0 without the receiver; negative if the call has no text
     */
    Format of(MethodInsnNode call, int index) {
        if (index < 0) {
            return Format.none("no text");
        }
        String type = Type.getArgumentTypes(call.desc)[index].getClassName();
        Optional<Format> text = flow.producer(call, index + 1).flatMap(this::text);
        return text.orElseGet(() -> Format.none(type.endsWith("Message") ? "message object" : "computed"));
    }

    private Optional<Format> text(AbstractInsnNode producer) {
        if (producer instanceof LdcInsnNode ldc) {
            return constant(ldc).map(Format::constant);
        }
        if (producer.getOpcode() == Opcodes.SWAP) {
            // What lay beneath the logger.
            return flow.producerBelow(producer, 1).flatMap(this::text);
        }
        if (producer instanceof InvokeDynamicInsnNode indy) {
            return dynamic(indy);
        }
        if (producer instanceof MethodInsnNode call && isBuilder(call.owner) && call.name.equals("toString")) {
            return appended(call).map(Format::concatenation);
        }
        return Optional.empty();
    }

    private static Optional<String> constant(LdcInsnNode ldc) {
        return ldc.cst instanceof Type || ldc.cst instanceof Handle || ldc.cst instanceof ConstantDynamic
                ? Optional.empty()
                : Optional.of(String.valueOf(ldc.cst));
    }

    private static Optional<Format> dynamic(InvokeDynamicInsnNode indy) {
        if (DynamicCalls.makesFunction(indy)) {
            return Optional.of(Format.none("lambda"));
        }
        if (!DynamicCalls.concatenates(indy)) {
            return Optional.empty();
        }
        if (indy.bsm.getName().equals("makeConcat")) {
            int operands = Type.getArgumentTypes(indy.desc).length;
            return Optional.of(Format.concatenation(String.valueOf(OPERAND).repeat(operands)));
        }
        return Optional.of(Format.concatenation(recipe(indy)));
    }

    private static String recipe(InvokeDynamicInsnNode indy) {
        String recipe = (String) indy.bsmArgs[0];
        if (recipe.indexOf(CONSTANT) < 0) {
            return recipe;
        }
        StringBuilder text = new StringBuilder();
        int constant = 1;
        for (char c : recipe.toCharArray()) {
            if (c != CONSTANT) {
                text.append(c);
            } else if (indy.bsmArgs[constant++] instanceof String string) {
                text.append(string);
            } else {
                text.append(OPERAND);
            }
        }
        return text.toString();
    }

    /** Walks back over {@code new StringBuilder().append(a).append(b).toString()}; nothing if it is not just that. */
    private Optional<String> appended(MethodInsnNode toString) {
        StringBuilder reversed = new StringBuilder();
        Optional<AbstractInsnNode> at = flow.producer(toString, 0);
        for (int appends = 0; appends < MOST_APPENDS && at.isPresent(); appends++) {
            if (at.get().getOpcode() == Opcodes.DUP) {
                return initialText(at.get()).map(text -> text + reversed);
            }
            if (!(at.get() instanceof MethodInsnNode append)
                    || !isBuilder(append.owner)
                    || !append.name.equals("append")
                    || Type.getArgumentTypes(append.desc).length != 1) {
                return Optional.empty();
            }
            reversed.insert(0, operand(append));
            at = flow.producer(append, 0);
        }
        return Optional.empty();
    }

    /** {@code new; dup; (ldc;) invokespecial <init>}: constructor and first append both take what the dup left. */
    private Optional<String> initialText(AbstractInsnNode dup) {
        for (AbstractInsnNode user : flow.consumers(dup)) {
            if (user instanceof MethodInsnNode init && init.name.equals("<init>")) {
                return switch (init.desc) {
                    case "()V", "(I)V" -> Optional.of("");
                    case "(Ljava/lang/String;)V" -> Optional.of(operand(init));
                    default -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    private String operand(MethodInsnNode call) {
        return flow.producer(call, 1)
                .filter(LdcInsnNode.class::isInstance)
                .flatMap(ldc -> constant((LdcInsnNode) ldc))
                .orElse(String.valueOf(OPERAND));
    }

    private static boolean isBuilder(String owner) {
        return owner.equals(BUILDER) || owner.equals(BUFFER);
    }
}
