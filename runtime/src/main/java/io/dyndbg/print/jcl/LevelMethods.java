package io.dyndbg.print.jcl;

import static java.lang.invoke.MethodType.methodType;

import io.dyndbg.print.Delegation;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The methods, by level, of an interface of Commons Logging's shape: {@code debug(Object)} and {@code isDebugEnabled()}. */
final class LevelMethods {
    private final Class<?> type;
    private final Map<Level, MethodHandle> enabled = new EnumMap<>(Level.class);
    private final Map<Level, MethodHandle> says = new EnumMap<>(Level.class);
    private final Map<Level, MethodHandle> saysThrown = new EnumMap<>(Level.class);

    /** @throws LinkageError if the interface has another shape */
    LevelMethods(Class<?> type) {
        this.type = type;
        for (Level level : Level.values()) {
            String name = level.word();
            String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            enabled.put(level, find("is" + capital + "Enabled", methodType(boolean.class)));
            says.put(level, find(name, methodType(void.class, Object.class)));
            saysThrown.put(level, find(name, methodType(void.class, Object.class, Throwable.class)));
        }
    }

    private MethodHandle find(String name, MethodType methodType) {
        try {
            MethodHandle found = MethodHandles.publicLookup().findVirtual(type, name, methodType);
            return found.asType(found.type().changeParameterType(0, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName() + " has no " + name, e);
        }
    }

    Class<?> type() {
        return type;
    }

    boolean enabled(Object log, Level level) {
        try {
            return (boolean) enabled.get(level).invokeExact(log);
        } catch (Throwable e) {
            throw Delegation.<RuntimeException>unchecked(e);
        }
    }

    /** Answers the lowest level from {@code from} on that is enabled; null if none is. */
    Level lowestEnabled(Object log, Level from) {
        for (Level level : Level.values()) {
            if (level.compareTo(from) >= 0 && enabled(log, level)) {
                return level;
            }
        }
        return null;
    }

    /** @param thrown null for the method without one */
    void say(Object log, Level level, Object message, Throwable thrown) {
        try {
            if (thrown == null) {
                says.get(level).invokeExact(log, message);
            } else {
                saysThrown.get(level).invokeExact(log, message, thrown);
            }
        } catch (Throwable e) {
            throw Delegation.<RuntimeException>unchecked(e);
        }
    }
}
