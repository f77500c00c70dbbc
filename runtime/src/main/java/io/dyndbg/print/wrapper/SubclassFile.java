package io.dyndbg.print.wrapper;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the class file (JVMS 4) of a subclass without a constructor whose methods all ask an {@link
 * java.lang.reflect.InvocationHandler}, as those of a proxy do. The JDK makes proxies of interfaces only, and has an API for class
 * files since Java 24.
 */
final class SubclassFile {
    /** Fields of the subclass: the handler, and, for all instances, the methods that it is told of. */
    static final String HANDLER = "dyndbg$handler";

    static final String METHODS = "dyndbg$methods";

    private static final String HANDLER_TYPE = "Ljava/lang/reflect/InvocationHandler;";
    private static final String METHODS_TYPE = "[Ljava/lang/reflect/Method;";
    private static final int JAVA_17 = 61;
    private static final int ACC_PUBLIC = 1;
    private static final int ACC_STATIC = 8;
    private static final int ACC_FINAL_SUPER_SYNTHETIC = 0x1030;
    /** What a call of the handler needs: itself, the object, the method, and the arguments; a copy of these, an index, a long. */
    private static final int MAX_STACK = 8;

    private final ByteArrayOutputStream poolBytes = new ByteArrayOutputStream();
    private final DataOutputStream pool = new DataOutputStream(poolBytes);
    private final Map<String, Integer> items = new HashMap<>();
    private final String name;

    private SubclassFile(String name) {
        this.name = name;
    }

    /**
     * @param name the internal name of the subclass
     * @param methods what it overrides
     */
    static byte[] of(String name, Class<?> superclass, List<Method> methods) {
        try {
            return new SubclassFile(name).write(superclass, methods);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(Class<?> superclass, List<Method> methods) throws IOException {
        ByteArrayOutputStream restBytes = new ByteArrayOutputStream();
        DataOutputStream rest = new DataOutputStream(restBytes);
        rest.writeShort(ACC_FINAL_SUPER_SYNTHETIC);
        rest.writeShort(type(name));
        rest.writeShort(type(internal(superclass)));
        rest.writeShort(0);
        rest.writeShort(2);
        field(rest, 0, HANDLER, HANDLER_TYPE);
        field(rest, ACC_STATIC, METHODS, METHODS_TYPE);
        rest.writeShort(methods.size());
        for (int i = 0; i < methods.size(); i++) {
            method(rest, methods.get(i), i);
        }
        rest.writeShort(0);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(0xCAFEBABE);
        out.writeShort(0);
        out.writeShort(JAVA_17);
        out.writeShort(items.size() + 1);
        poolBytes.writeTo(out);
        restBytes.writeTo(out);
        return file.toByteArray();
    }

    private void field(DataOutputStream out, int access, String field, String type) throws IOException {
        out.writeShort(access);
        out.writeShort(text(field));
        out.writeShort(text(type));
        out.writeShort(0);
    }

    private void method(DataOutputStream out, Method method, int index) throws IOException {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        int locals =
                1 + type.parameterList().stream().mapToInt(SubclassFile::slots).sum();
        code(new DataOutputStream(code), type, index);
        // Whoever may call the original may call this.
        out.writeShort(ACC_PUBLIC);
        out.writeShort(text(method.getName()));
        out.writeShort(text(type.toMethodDescriptorString()));
        out.writeShort(1);
        out.writeShort(text("Code"));
        out.writeInt(12 + code.size());
        out.writeShort(MAX_STACK);
        out.writeShort(locals);
        out.writeInt(code.size());
        code.writeTo(out);
        out.writeShort(0);
        out.writeShort(0);
    }

    private void code(DataOutputStream code, MethodType type, int index) throws IOException {
        code.writeByte(0x2a); // aload_0
        member(code, 0xb4, name, HANDLER, HANDLER_TYPE); // getfield
        code.writeByte(0x2a);
        member(code, 0xb2, name, METHODS, METHODS_TYPE); // getstatic
        push(code, index);
        code.writeByte(0x32); // aaload
        push(code, type.parameterCount());
        code.writeByte(0xbd); // anewarray
        code.writeShort(type("java/lang/Object"));
        int local = 1;
        for (int i = 0; i < type.parameterCount(); i++) {
            Class<?> parameter = type.parameterType(i);
            code.writeByte(0x59); // dup
            push(code, i);
            load(code, parameter, local);
            box(code, parameter);
            code.writeByte(0x53); // aastore
            local += slots(parameter);
        }
        String invoke = "(Ljava/lang/Object;Ljava/lang/reflect/Method;[Ljava/lang/Object;)Ljava/lang/Object;";
        member(code, 0xb9, "java/lang/reflect/InvocationHandler", "invoke", invoke); // invokeinterface
        code.writeByte(4);
        code.writeByte(0);
        answer(code, type.returnType());
    }

    private static int slots(Class<?> type) {
        return type == long.class || type == double.class ? 2 : 1;
    }

    /** Where the instructions for a type stand that come in the order int, long, float, double, reference. */
    private static int kind(Class<?> type) {
        if (!type.isPrimitive()) {
            return 4;
        }
        return type == long.class ? 1 : type == float.class ? 2 : type == double.class ? 3 : 0;
    }

    private static void push(DataOutputStream code, int number) throws IOException {
        code.writeByte(0x11); // sipush
        code.writeShort(number);
    }

    private static void load(DataOutputStream code, Class<?> type, int local) throws IOException {
        code.writeByte(0x15 + kind(type)); // iload, lload, ...
        code.writeByte(local);
    }

    private void box(DataOutputStream code, Class<?> type) throws IOException {
        if (type.isPrimitive()) {
            Class<?> box = MethodType.methodType(type).wrap().returnType();
            member(
                    code,
                    0xb8,
                    internal(box),
                    "valueOf",
                    MethodType.methodType(box, type).toMethodDescriptorString());
        }
    }

    private void answer(DataOutputStream code, Class<?> type) throws IOException {
        if (type == void.class) {
            code.writeByte(0x57); // pop
            code.writeByte(0xb1); // return
            return;
        }
        Class<?> box = MethodType.methodType(type).wrap().returnType();
        code.writeByte(0xc0); // checkcast
        code.writeShort(type(internal(box)));
        if (type.isPrimitive()) {
            String descriptor = MethodType.methodType(type).toMethodDescriptorString();
            member(code, 0xb6, internal(box), type.getName() + "Value", descriptor); // invokevirtual
        }
        code.writeByte(0xac + kind(type)); // ireturn, lreturn, ...
    }

    private void member(DataOutputStream code, int opcode, String owner, String member, String descriptor)
            throws IOException {
        int tag = descriptor.startsWith("(") ? opcode == 0xb9 ? 11 : 10 : 9;
        int nameAndType = item(12, member + ' ' + descriptor, text(member), text(descriptor));
        code.writeByte(opcode);
        code.writeShort(item(tag, owner + '.' + member + ' ' + descriptor, type(owner), nameAndType));
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private int type(String internalName) throws IOException {
        return item(7, internalName, text(internalName));
    }

    private int text(String text) throws IOException {
        Integer known = items.get("1 " + text);
        if (known == null) {
            pool.writeByte(1);
            pool.writeUTF(text);
            known = added("1 " + text);
        }
        return known;
    }

    /** Answers the index of an item of the constant pool that refers to others. */
    private int item(int tag, String key, int... references) throws IOException {
        Integer known = items.get(tag + " " + key);
        if (known == null) {
            pool.writeByte(tag);
            for (int reference : references) {
                pool.writeShort(reference);
            }
            known = added(tag + " " + key);
        }
        return known;
    }

    private int added(String key) {
        items.put(key, items.size() + 1);
        return items.size();
    }
}
