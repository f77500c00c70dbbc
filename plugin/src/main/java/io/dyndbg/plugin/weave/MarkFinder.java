package io.dyndbg.plugin.weave;

import io.dyndbg.site.Mark;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the mark of a woven class, where the runtime finds it. Nothing else marks a class as woven, so no tool that rewrites
 * classes can take the mark and leave the weaving. The runtime's name says nothing: it may have been relocated.
 */
public final class MarkFinder {
    private static final byte[] LOG = LogMethods.LOG.getBytes(StandardCharsets.US_ASCII);

    private MarkFinder() {}

    /** Answers the mark of a woven class, whichever version wove it; nothing if it is not woven or can't be read. */
    public static Optional<Mark> in(byte[] classFile) {
        if (!contains(classFile, LOG)) {
            return Optional.empty();
        }
        try {
            MethodFinder finder = new MethodFinder();
            new ClassReader(classFile).accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return finder.mark;
        } catch (RuntimeException e) {
            // A class file that ASM can't read was not written by us.
            return Optional.empty();
        }
    }

    /** Most classes are not woven: their constant pool does not name the method. */
    private static boolean contains(byte[] classFile, byte[] text) {
        byte first = text[0];
        for (int i = 0; i <= classFile.length - text.length; i++) {
            if (classFile[i] == first && Arrays.equals(classFile, i, i + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }

    private static final class MethodFinder extends ClassVisitor {
        private Optional<Mark> mark = Optional.empty();

        MethodFinder() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean candidate =
                    mark.isEmpty() && name.startsWith(LogMethods.LOG) && (access & Opcodes.ACC_SYNTHETIC) != 0;
            return candidate ? new LinkFinder() : null;
        }

        private final class LinkFinder extends MethodVisitor {
            LinkFinder() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                if (arguments.length > 0 && arguments[0] instanceof String text) {
                    mark = Mark.parse(text);
                }
            }
        }
    }
}
