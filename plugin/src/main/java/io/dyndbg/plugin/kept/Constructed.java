package io.dyndbg.plugin.kept;

import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * Tells the types whose constructors a class names, from its constant pool alone: those that it makes objects of, and its supertype. For one
 * thread.
 */
final class Constructed {
    /** Tag of a constant pool item (JVMS 4.4). */
    private static final int METHOD = 10;

    private static final int LENGTH = "<init>".length();

    /** For the longest name; one for each class would be as long as its longest text. */
    private final char[] buffer = new char[0xFFFF];

    /** Answers internal names, but for those of the JDK. */
    Set<String> in(ClassReader reader) {
        Set<String> types = new LinkedHashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item != 0 && reader.readByte(item - 1) == METHOD && isConstructor(reader, item)) {
                String type = reader.readClass(item, buffer);
                if (!type.startsWith("java/")) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    /** The only other name that begins so, {@code <clinit>}, is longer. */
    private static boolean isConstructor(ClassReader reader, int method) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(method + 2));
        int name = reader.getItem(reader.readUnsignedShort(nameAndType));
        return reader.readUnsignedShort(name) == LENGTH && reader.readByte(name + 2) == '<';
    }
}
