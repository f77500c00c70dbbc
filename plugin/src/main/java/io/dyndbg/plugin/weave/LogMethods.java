package io.dyndbg.plugin.weave;

import io.dyndbg.site.Mark;
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
 * The {@code ajc$log} methods of one class, one for each receiver type:
 *
 * <pre>
 * private static synthetic Logger ajc$log(Logger logger, int ordinal) {
 *     try {
 *         return invokedynamic(logger, ordinal);
 *     } catch (Throwable whatever) { // a missing runtime, a full heap or stack
 *         return logger;
 *     }
 * }
 * </pre>
 *
 * <p>{@code ajc$logOrSkip} is the same for statements with a branch before their arguments: it answers null for skip, and so
 * must fail itself where the logger is null.
 *
 * <p>The name and the flag of a bridge method keep AspectJ away: it takes methods that begin with {@code ajc$} for its own and never advises
 * a call of one, and it advises nothing in a bridge method. Otherwise an aspect that logs would be run by its own log
 * statement for ever. (AspectJ's own attribute {@code AjSynthetic} does for execution what the flag does, but adds 30 bytes to
 * a compressed class.)
 *
 * <p>What a class needs once costs most of what weaving adds to it, so names are shared: the {@code invokedynamic} and the
 * bootstrap method are called as the method is, and the handler, which catches anything, is entered with an {@code Object},
 * which every class names.
 */
final class LogMethods {
    static final String LOG = "ajc$log";
    static final String LOG_OR_SKIP = "ajc$logOrSkip";

    private static final int ACCESS =
            Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE;

    private static final Handle LINK =
            new Handle(Opcodes.H_INVOKESTATIC, "io/dyndbg/Link", LOG, "([Ljava/lang/Object;)Ljava/lang/Object;", false);

    /** One {@code ajc$log} method. */
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
        String name = kind;
        while (taken.contains(name + descriptor)) {
            name += "$";
        }
        return new LogMethod(kind, name, descriptor);
    }

    /** Adds the methods to the class; {@code mark} is what a woven class says of itself. */
    void add(ClassVisitor cv, Mark mark) {
        for (LogMethod method : methods.values()) {
            MethodVisitor mv = cv.visitMethod(ACCESS, method.name(), method.descriptor(), null, null);
            mv.visitCode();
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            mv.visitTryCatchBlock(start, end, handler, null);
            mv.visitLabel(start);
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            mv.visitVarInsn(Opcodes.ILOAD, 1);
            mv.visitInvokeDynamicInsn(method.kind(), method.descriptor(), LINK, mark.text());
            mv.visitLabel(end);
            mv.visitInsn(Opcodes.ARETURN);
            mv.visitLabel(handler);
            mv.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
            // What was thrown stays on the stack: nobody need pop it.
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
