package io.dyndbg.plugin.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The {@code $log} methods of one class, one for each receiver type:
 *
 * <pre>
 * private static synthetic Logger $log(Logger logger, int ordinal) {
 *     try {
 *         return invokedynamic(logger, ordinal);
 *     } catch (LinkageError missingRuntime) {
 *         return logger;
 *     }
 * }
 * </pre>
 *
 * <p>{@code $logOrSkip} is the same for statements with a branch before their arguments: it answers null for skip, and so
 * must fail itself where the logger is null.
 */
final class LogMethods {
    static final String LINK = "io/dyndbg/link/Link";
    static final String LOG = "log";
    static final String LOG_OR_SKIP = "logOrSkip";

    private static final String BOOTSTRAP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;Ljava/lang/String;III)Ljava/lang/invoke/CallSite;";

    /** One {@code $log} method. */
    private record LogMethod(String kind, String name, String descriptor) {}

    private final String owner;
    private final boolean isInterface;
    private final Set<String> taken;
    private final Map<String, LogMethod> methods = new LinkedHashMap<>();

    /** @param taken name and descriptor of every method that the class has */
    LogMethods(String owner, boolean isInterface, Set<String> taken) {
        this.owner = owner;
        this.isInterface = isInterface;
        this.taken = taken;
    }

    /** Answers a call of the method for {@code receiver}, an internal name. */
    MethodInsnNode call(String receiver, boolean orSkip) {
        String type = Type.getObjectType(receiver).getDescriptor();
        String kind = orSkip ? LOG_OR_SKIP : LOG;
        LogMethod method = methods.computeIfAbsent(kind + type, key -> named(kind, "(" + type + "I)" + type));
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, method.name(), method.descriptor(), isInterface);
    }

    private LogMethod named(String kind, String descriptor) {
        String name = "$" + kind;
        while (taken.contains(name + descriptor)) {
            name += "$";
        }
        return new LogMethod(kind, name, descriptor);
    }

    /** Adds the methods to the class; {@code bootstrapArguments} are what a woven class says of itself. */
    void add(ClassVisitor cv, Object... bootstrapArguments) {
        for (LogMethod method : methods.values()) {
            MethodVisitor mv = cv.visitMethod(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                    method.name(),
                    method.descriptor(),
                    null,
                    null);
            mv.visitCode();
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            mv.visitTryCatchBlock(start, end, handler, "java/lang/LinkageError");
            mv.visitLabel(start);
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitVarInsn(Opcodes.ILOAD, 1);
            Handle link = new Handle(Opcodes.H_INVOKESTATIC, LINK, "link", BOOTSTRAP, false);
            mv.visitInvokeDynamicInsn(method.kind(), method.descriptor(), link, bootstrapArguments);
            mv.visitLabel(end);
            mv.visitInsn(Opcodes.ARETURN);
            mv.visitLabel(handler);
            mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/LinkageError"});
            mv.visitInsn(Opcodes.POP);
            if (method.kind().equals(LOG_OR_SKIP)) {
                failOnNull(mv);
            }
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitInsn(Opcodes.ARETURN);
            mv.visitMaxs(2, 2);
            mv.visitEnd();
        }
    }

    private static void failOnNull(MethodVisitor mv) {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
        mv.visitInsn(Opcodes.POP);
    }
}
