package io.dyndbg.control;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the logging APIs that a class uses whether messages of its logger arrive anywhere. Statements that follow tell nobody
 * which logger they use: it is the class's one static logger, if it has one; else there is a guess, and it says so.
 */
final class LinkedOutlets implements ObstacleCheck {
    @Override
    public Optional<String> obstacle(ClassSwitch linked, String waiting, String api, Level level)
            throws ReflectiveOperationException {
        if (linked == null) {
            Optional<LoggingApi> found = LoggingApis.setUp(api);
            return found.isPresent() ? guess(found.get(), waiting, level) : Optional.empty();
        }
        for (Class<?> receiver : linked.receivers()) {
            Optional<LoggingApi> found = LoggingApis.ofReceiver(receiver, linked.lookup(), api);
            Optional<String> obstacle =
                    found.isPresent() ? obstacle(found.get(), linked, receiver, waiting, level) : Optional.empty();
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> obstacle(
            LoggingApi api, ClassSwitch linked, Class<?> receiver, String waiting, Level level)
            throws ReflectiveOperationException {
        if (waiting != null) {
            return guess(api, waiting, level);
        }
        Object own = ownLogger(linked, receiver);
        return own == null ? guess(api, linked.lookup().lookupClass().getName(), level) : api.obstacle(own, level);
    }

    private static Optional<String> guess(LoggingApi api, String className, Level level) {
        return api.obstacle(className, level).map(obstacle -> "if its logger is named as its class: " + obstacle);
    }

    /** Answers what the one static field for loggers of that type holds; null if there is none, or more. */
    private static Object ownLogger(ClassSwitch classSwitch, Class<?> receiver) throws ReflectiveOperationException {
        List<Field> loggers = new ArrayList<>();
        for (Field field : classSwitch.lookup().lookupClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && receiver.isAssignableFrom(field.getType())) {
                loggers.add(field);
            }
        }
        if (loggers.size() != 1) {
            return null;
        }
        try {
            return classSwitch.lookup().unreflectGetter(loggers.get(0)).invoke();
        } catch (ReflectiveOperationException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            return null;
        }
    }
}
