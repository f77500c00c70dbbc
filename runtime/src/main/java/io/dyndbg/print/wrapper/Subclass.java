package io.dyndbg.print.wrapper;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A subclass of a wrapper that is a class, made at run time: what {@link java.lang.reflect.Proxy} is for interfaces. Its instances
 * are made without a constructor, since nobody knows what those of the wrapper do. Immutable.
 */
final class Subclass {
    private final MethodHandle make;
    private final MethodHandle setHandler;

    private Subclass(MethodHandle make, MethodHandle setHandler) {
        this.make = make;
        this.setHandler = setHandler;
    }

    /**
     * Makes a subclass of {@code type}.
     *
     * @param type a class that is neither final nor sealed
     * @param lookup that of a class of its module, or of one that its package is open to
     * @throws ReflectiveOperationException if there can't be one: a package that is not open, a JDK without jdk.unsupported
     */
    static Subclass of(Class<?> type, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        List<Method> methods = overridable(type);
        String name = type.getName().replace('.', '/') + "$dyndbg";
        MethodHandles.Lookup made = MethodHandles.privateLookupIn(type, lookup)
                .defineHiddenClass(SubclassFile.of(name, type, methods), true);
        Class<?> subclass = made.lookupClass();
        made.findStaticVarHandle(subclass, SubclassFile.METHODS, Method[].class).set(methods.toArray(new Method[0]));
        MethodHandle setHandler = made.findSetter(subclass, SubclassFile.HANDLER, InvocationHandler.class)
                .asType(MethodType.methodType(void.class, Object.class, InvocationHandler.class));
        return new Subclass(withoutConstructor(subclass), setHandler);
    }

    /**
     * Looks whether there can be a subclass of {@code type}, and makes none.
     *
     * @throws ReflectiveOperationException if there can't be one
     */
    static void check(Class<?> type, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        MethodHandles.privateLookupIn(type, lookup);
        unsafe();
    }

    /**
     * Answers what makes an instance of {@code subclass}, and throws nothing. By reflection, since the module may be absent; and not
     * as serialisation does it, which fails on JDK 17 for a class that no loader finds.
     */
    private static MethodHandle withoutConstructor(Class<?> subclass) throws ReflectiveOperationException {
        Class<?> unsafe = unsafe();
        Field one = unsafe.getDeclaredField("theUnsafe");
        one.setAccessible(true);
        return MethodHandles.insertArguments(
                MethodHandles.publicLookup()
                        .findVirtual(unsafe, "allocateInstance", MethodType.methodType(Object.class, Class.class)),
                0,
                one.get(null),
                subclass);
    }

    private static Class<?> unsafe() throws ReflectiveOperationException {
        try {
            return Class.forName("sun.misc.Unsafe");
        } catch (ClassNotFoundException absent) {
            throw new ReflectiveOperationException("this Java lacks the module jdk.unsupported", absent);
        }
    }

    /** Answers the methods that a class in the package of {@code type} may override, but those of {@link Object}. */
    private static List<Method> overridable(Class<?> type) {
        List<Method> all = new ArrayList<>();
        for (Class<?> owner = type; owner != Object.class; owner = owner.getSuperclass()) {
            all.addAll(List.of(owner.getDeclaredMethods()));
        }
        all.addAll(List.of(type.getMethods()));
        List<Method> overridable = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Method method : all) {
            String key = method.getName()
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString();
            boolean ofObject = method.getDeclaringClass() == Object.class;
            if (!Modifier.isPrivate(method.getModifiers())
                    && !ofObject
                    && seen.add(key)
                    && isOverridable(method, type)) {
                overridable.add(method);
            }
        }
        return overridable;
    }

    private static boolean isOverridable(Method method, Class<?> type) {
        int modifiers = method.getModifiers();
        return !Modifier.isStatic(modifiers)
                && !Modifier.isFinal(modifiers)
                && (Modifier.isPublic(modifiers)
                        || Modifier.isProtected(modifiers)
                        || method.getDeclaringClass().getPackage() == type.getPackage());
    }

    /** Answers a new instance whose methods ask {@code handler}. */
    Object with(InvocationHandler handler) throws Throwable {
        Object made = (Object) make.invokeExact();
        setHandler.invoke(made, handler);
        return made;
    }
}
