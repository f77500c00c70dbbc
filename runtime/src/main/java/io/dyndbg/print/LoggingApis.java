package io.dyndbg.print;

import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The logging APIs, by the types of their loggers. Safe for any number of threads. */
public final class LoggingApis {

    /** The known APIs. The class behind one is loaded when a logger of that API is first asked for. */
    private enum Known {
        SLF4J("slf4j", "org.slf4j.Logger", () -> new io.dyndbg.print.slf4j.Slf4jApi()),
        LOG4J(
                "log4j2",
                "org.apache.logging.log4j.Logger",
                () -> new io.dyndbg.print.log4j.Log4jApi(),
                "org.apache.logging.log4j.spi.AbstractLogger",
                "org.apache.logging.log4j.spi.ExtendedLoggerWrapper"),
        JUL("jul", "java.util.logging.Logger", () -> new io.dyndbg.print.jul.JulApi(), "java.util.logging.Logger"),
        JCL("commons-logging", "org.apache.commons.logging.Log", () -> new io.dyndbg.print.jcl.JclApi()),
        JULI("juli", "org.apache.juli.logging.Log", () -> new io.dyndbg.print.jcl.TomcatApi()),
        JBOSS(
                "jboss-logging",
                "org.jboss.logging.BasicLogger",
                () -> new io.dyndbg.print.jboss.JBossApi(),
                "org.jboss.logging.Logger",
                "org.jboss.logging.DelegatingBasicLogger"),
        SYSTEM("system-logger", "java.lang.System$Logger", () -> new io.dyndbg.print.system.SystemApi()),
        LOG4J1(
                "log4j1",
                "org.apache.log4j.Category",
                () -> new io.dyndbg.print.log4j1.Log4j1Api(),
                "org.apache.log4j.Category",
                "org.apache.log4j.Logger");

        private final String word;
        private final String logger;
        private final Supplier<LoggingApi> supplier;
        private final Set<String> classes;
        private volatile LoggingApi api;

        /**
         * @param word the API as records spell it
         * @param logger the type of its loggers
         * @param classes those that it answers for itself; any other is somebody's own
         */
        Known(String word, String logger, Supplier<LoggingApi> supplier, String... classes) {
            this.word = word;
            this.logger = logger;
            this.supplier = supplier;
            this.classes = Set.of(classes);
        }

        LoggingApi api() {
            if (api == null) {
                // Two threads may make two: they are stateless, and a lock here would be held while classes load.
                api = supplier.get();
            }
            return api;
        }
    }

    /** APIs that have a mapped diagnostic context of their own. */
    private static final Set<String> OWN_CONTEXT = Stream.of(Known.SLF4J, Known.LOG4J, Known.JBOSS, Known.LOG4J1)
            .map(known -> known.word)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private LoggingApis() {}

    /**
     * Answers the API that loggers of {@code receiverType} belong to; nothing if it is none that dyndbg knows, or if the
     * runtime does not see the same API as the class that uses it. The latter is said once on {@code System.err}.
     */
    public static Optional<LoggingApi> of(Class<?> receiverType) {
        return of(receiverType, null);
    }

    /** Answers the API of {@code logger}; nothing if it is null, or of none that dyndbg knows. */
    public static Optional<LoggingApi> ofLogger(Object logger) {
        return logger == null ? Optional.empty() : of(logger.getClass());
    }

    /**
     * As {@link #of(Class)}; nothing if it is another one than {@code word} spells.
     *
     * @param word as {@link io.dyndbg.site.CallsiteRecord#api}; null for any
     */
    public static Optional<LoggingApi> of(Class<?> receiverType, String word) {
        for (Known known : Known.values()) {
            if (word != null && !word.equals(known.word)) {
                continue;
            }
            Class<?> logger = loggerType(receiverType, known);
            if (logger != null) {
                return seenByRuntime(logger) ? usable(known, logger) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Answers the API that records spell {@code word}, if the runtime sees it and it is sure that it has been set up.
     *
     * @param word as {@link io.dyndbg.site.CallsiteRecord#api}
     */
    public static Optional<LoggingApi> setUp(String word) {
        for (Known known : Known.values()) {
            if (known.word.equals(word)) {
                try {
                    Class<?> logger = Class.forName(known.logger, false, LoggingApis.class.getClassLoader());
                    return usable(known, logger).filter(LoggingApi::isSetUp);
                } catch (ClassNotFoundException | LinkageError unseen) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Answers what the mapped diagnostic contexts of the current thread have for {@code key}, of those that are set up; or null. */
    public static String context(String key) {
        return contexts()
                .map(api -> api.context(key))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Answers whether any site of an API that has no such context of its own can find something there: none can before SLF4J or
     * Log4j 2 is set up.
     *
     * @param word the API as records spell it
     */
    public static boolean hasContext(String word) {
        return OWN_CONTEXT.contains(word) || contexts().findAny().isPresent();
    }

    private static Stream<LoggingApi> contexts() {
        return Stream.of(Known.SLF4J.word, Known.LOG4J.word).flatMap(word -> setUp(word).stream());
    }

    /**
     * Answers the API that answers for {@code receiver}, the type that a woven statement names as its logger's: a logging API; or, for a
     * class of somebody's own that extends or implements a logger of one, what makes it a subclass; or what is done for wrappers, if it
     * is of no API.
     *
     * @param lookup the woven class's own
     */
    public static Optional<LoggingApi> ofReceiver(Class<?> receiver, MethodHandles.Lookup lookup) {
        Optional<Known> known = known(receiver);
        if (known.isEmpty()) {
            return Optional.of(Own.wrappers(receiver, lookup));
        }
        Optional<LoggingApi> api = of(receiver);
        return receiver.isInterface() || known.get().classes.contains(receiver.getName())
                ? api
                : api.map(usable -> Own.loggers(usable, loggerType(receiver, known.get()), receiver, lookup));
    }

    /** Loaded where there is one. */
    private static final class Own {
        static LoggingApi wrappers(Class<?> receiver, MethodHandles.Lookup lookup) {
            return new io.dyndbg.print.wrapper.WrapperApi(receiver, lookup);
        }

        static LoggingApi loggers(LoggingApi api, Class<?> logger, Class<?> receiver, MethodHandles.Lookup lookup) {
            return new io.dyndbg.print.wrapper.OwnLoggerApi(api, logger, receiver, lookup);
        }
    }

    private static Optional<Known> known(Class<?> type) {
        return Stream.of(Known.values())
                .filter(known -> loggerType(type, known) != null)
                .findFirst();
    }

    /** As {@link #ofReceiver(Class, MethodHandles.Lookup)}; nothing if records spell its API otherwise than {@code word}. */
    public static Optional<LoggingApi> ofReceiver(Class<?> receiver, MethodHandles.Lookup lookup, String word) {
        boolean known = Stream.of(Known.values()).anyMatch(api -> api.word.equals(word));
        boolean is = known(receiver).map(api -> api.word.equals(word)).orElse(!known);
        return is ? ofReceiver(receiver, lookup) : Optional.empty();
    }

    /** Answers an API to print by where nobody says which: SLF4J, if it is sure to be set up, else java.util.logging. */
    public static Optional<LoggingApi> byDefault() {
        return setUp(Known.SLF4J.word).or(() -> {
            try {
                return usable(Known.JUL, Class.forName(Known.JUL.logger, false, LoggingApis.class.getClassLoader()));
            } catch (ClassNotFoundException | LinkageError without) {
                return Optional.empty();
            }
        });
    }

    /** Answers the type of the loggers of {@code known}, if {@code receiver} is one of them; else null. */
    private static Class<?> loggerType(Class<?> receiver, Known known) {
        Class<?> logger = supertype(receiver, known.logger);
        return logger == null && known == Known.JBOSS && isTyped(receiver) ? load(known.logger, receiver) : logger;
    }

    /** Answers whether JBoss Logging's processor implements {@code receiver}; its annotations are not there at run time. */
    private static boolean isTyped(Class<?> receiver) {
        return receiver.isInterface() && load(receiver.getName() + "_$logger", receiver) != null;
    }

    private static Class<?> load(String name, Class<?> seer) {
        try {
            return Class.forName(name, false, seer.getClassLoader());
        } catch (ClassNotFoundException | LinkageError none) {
            return null;
        }
    }

    private static Class<?> supertype(Class<?> type, String name) {
        if (type == null || type.getName().equals(name)) {
            return type;
        }
        Class<?> found = supertype(type.getSuperclass(), name);
        for (Class<?> implemented : type.getInterfaces()) {
            if (found == null) {
                found = supertype(implemented, name);
            }
        }
        return found;
    }

    private static boolean seenByRuntime(Class<?> logger) {
        try {
            if (Class.forName(logger.getName(), false, LoggingApis.class.getClassLoader()) == logger) {
                return true;
            }
        } catch (ClassNotFoundException | LinkageError unseen) {
            // said below
        }
        warn(
                logger.getName(),
                "dyndbg-runtime does not see the " + logger.getName()
                        + " of the application, whose sites follow: put it"
                        + " into the same class loader as the logging API, or into a child of it");
        return false;
    }

    private static Optional<LoggingApi> usable(Known known, Class<?> logger) {
        Reads.allOf(logger);
        try {
            return Optional.of(known.api());
        } catch (LinkageError unusable) {
            warn(known.logger, "can't work with this version of " + known.logger + ", whose sites follow: " + unusable);
            return Optional.empty();
        }
    }

    private static void warn(String about, String text) {
        if (WARNED.add(about)) {
            System.err.println("dyndbg: " + text);
        }
    }
}
