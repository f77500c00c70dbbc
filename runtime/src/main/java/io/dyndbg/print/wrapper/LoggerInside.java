package io.dyndbg.print.wrapper;

import io.dyndbg.print.LoggingApis;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/** The logger of a logging API that a wrapper keeps in one of its fields, or a wrapper in it does. */
final class LoggerInside {
    private static final int DEEPEST = 4;

    private LoggerInside() {}

    /** Answers null if there is none, or it can't be read. */
    static Object of(Object wrapper) {
        return of(wrapper, interfaces(wrapper.getClass()), DEEPEST);
    }

    private static Object of(Object wrapper, Set<Class<?>> types, int deepest) {
        for (Class<?> owner = wrapper.getClass(); owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                boolean may = !Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive();
                Object value = may ? read(field, wrapper) : null;
                Object logger = value == null || value == wrapper ? null : logger(value, types, deepest);
                if (logger != null) {
                    return logger;
                }
            }
        }
        return null;
    }

    /** Answers a logger, or that inside of another wrapper of the same kind, or of what is called like one: a {@code LogDelegate}. */
    private static Object logger(Object value, Set<Class<?>> types, int deepest) {
        if (LoggingApis.ofLogger(value).isPresent()) {
            return value;
        }
        boolean wrapper = types.stream().anyMatch(type -> type.isInstance(value))
                || value.getClass().getSimpleName().contains("Log");
        return wrapper && deepest > 0 ? of(value, types, deepest - 1) : null;
    }

    /** Answers the interfaces of a class that are not the JDK's. */
    private static Set<Class<?>> interfaces(Class<?> wrapper) {
        Set<Class<?>> found = new HashSet<>();
        for (Class<?> owner = wrapper; owner != null; owner = owner.getSuperclass()) {
            found.addAll(Set.of(owner.getInterfaces()));
        }
        found.removeIf(type -> type.getClassLoader() == null);
        return found;
    }

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            return null;
        }
    }
}
