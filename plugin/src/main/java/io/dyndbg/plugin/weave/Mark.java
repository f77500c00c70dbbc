package io.dyndbg.plugin.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a woven class says of itself: the arguments that its {@code $log} hands to the runtime. Nothing else marks a class
 * as woven, so no tool that rewrites classes can take the mark and leave the weaving.
 *
 * @param blob the resource name of its blob
 * @param hash the CRC-32C of the class file before weaving
 * @param sites the number of its sites
 * @param configuration {@link Weaving#configuration} of the weaving
 */
public record Mark(String blob, int hash, int sites, int configuration) {
    private static final byte[] LINK = LogMethods.LINK.getBytes(StandardCharsets.US_ASCII);

    /** Answers the mark of a woven class; nothing if it is not woven or can't be read. */
    public static Optional<Mark> of(byte[] classFile) {
        if (!contains(classFile, LINK)) {
            return Optional.empty();
        }
        try {
            Finder finder = new Finder();
            new ClassReader(classFile).accept(finder, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.ofNullable(finder.mark);
        } catch (RuntimeException e) {
            // A class file that ASM can't read was not written by us.
            return Optional.empty();
        }
    }

    /** Most classes are not woven: their constant pool does not name the bootstrap method's class. */
    private static boolean contains(byte[] classFile, byte[] text) {
        byte first = text[0];
        for (int i = 0; i <= classFile.length - text.length; i++) {
            if (classFile[i] == first && Arrays.equals(classFile, i, i + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }

    private static final class Finder extends ClassVisitor {
        private Mark mark;

        Finder() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean candidate = mark == null && name.startsWith("$log") && (access & Opcodes.ACC_SYNTHETIC) != 0;
            return candidate ? new LinkFinder() : null;
        }

        private final class LinkFinder extends MethodVisitor {
            LinkFinder() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals(LogMethods.LINK) && arguments.length == 4) {
                    mark = new Mark((String) arguments[0], (int) arguments[1], (int) arguments[2], (int) arguments[3]);
                }
            }
        }
    }
}
