package io.dyndbg.print.slf4j;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.site.Level;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * slf4j-simple: the one method that prints asks the level, which a logger keeps from when it was made. A fresh logger of the
 * same class and name, with everything enabled, prints for it.
 */
final class SimpleBackEnd implements BackEnd {
    private static final int ALL = 0;

    @Override
    public void print(Logger real, Slf4jEvent event, ForcedSite site) {
        BackEnds.unknown().print(opened(real), event, site);
    }

    /** Answers {@code real} itself where its class is closed to us, on the module path. */
    private static Logger opened(Logger real) {
        try {
            Constructor<?> constructor = real.getClass().getDeclaredConstructor(String.class);
            Field level = real.getClass().getDeclaredField("currentLogLevel");
            constructor.setAccessible(true);
            level.setAccessible(true);
            Object fresh = constructor.newInstance(real.getName());
            level.setInt(fresh, ALL);
            return (Logger) fresh;
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            return real;
        }
    }

    @Override
    public Optional<String> obstacle(Logger real, Level level) {
        return BackEnds.unknown().obstacle(opened(real), level);
    }
}
