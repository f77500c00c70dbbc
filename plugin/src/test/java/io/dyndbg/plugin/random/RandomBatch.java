package io.dyndbg.plugin.random;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.CompactionException;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.Part;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Some random classes, compiled together, as they are and woven. */
final class RandomBatch implements AutoCloseable {
    static {
        System.setProperty("org.jboss.logging.provider", "slf4j");
    }

    private final Path folder;
    /** By name; a log manager would forget them. */
    private final Map<String, java.util.logging.Logger> julLoggers = new HashMap<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            String thrown =
                    record.getThrown() == null ? "" : " " + record.getThrown().getMessage();
            Trace.add("log " + level(record.getLevel()) + " " + record.getLoggerName() + " "
                    + new SimpleFormatter().formatMessage(record) + thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("random");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown = event.getThrowableProxy() == null
                    ? ""
                    : " " + event.getThrowableProxy().getMessage();
            Trace.add("log " + event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage()
                    + thrown);
        }
    };

    /**
     * The classes, woven.
     *
     * @param module the module's name
     * @param sites by class, its records
     */
    record Woven(Path classes, String module, Map<String, List<CallsiteRecord>> sites) {}

    /** @param folder an empty folder */
    RandomBatch(Path folder, List<Long> seeds) throws IOException {
        this.folder = folder;
        Map<String, String> sources = new HashMap<>();
        seeds.forEach(seed -> sources.put(RandomClass.nameOf(seed), RandomClass.source(seed)));
        new SourceFolder(unwoven()).compile(sources);
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
        handler.setLevel(java.util.logging.Level.ALL);
        for (String name : List.of("random", "random.a", "random.b")) {
            julLoggers.put(name, java.util.logging.Logger.getLogger(name));
        }
        julLoggers.get("random").setUseParentHandlers(false);
        julLoggers.get("random").addHandler(handler);
    }

    private static Level level(java.util.logging.Level level) {
        if (level.intValue() >= java.util.logging.Level.INFO.intValue()) {
            return Level.INFO;
        }
        return level == java.util.logging.Level.FINE ? Level.DEBUG : Level.TRACE;
    }

    private void setLevel(String name, Level level) {
        logger.getLoggerContext().getLogger(name).setLevel(level);
        julLoggers
                .get(name)
                .setLevel(
                        level == Level.INFO
                                ? java.util.logging.Level.INFO
                                : level == Level.DEBUG ? java.util.logging.Level.FINE : java.util.logging.Level.ALL);
    }

    Path unwoven() {
        return folder.resolve("classes");
    }

    Woven weave(Arguments policy, String module) throws IOException, CompactionException {
        Path copy = folder.resolve(module);
        try (Stream<Path> files = Files.list(unwoven())) {
            Files.createDirectories(copy);
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Options options = new Options(
                Set.of(io.dyndbg.site.Level.TRACE, io.dyndbg.site.Level.DEBUG),
                policy,
                List.of(),
                List.of(),
                path -> true,
                Optional.of(Codec.NONE),
                false,
                false);
        Outcome outcome = Compaction.run(
                new BuildFolder(
                        copy,
                        Optional.of(folder.resolve(module + "-made")),
                        List.of(Part.whole(module, "test." + module)),
                        options,
                        BuildFolder.Libraries.ASSUMED,
                        classPath),
                file -> {});
        Map<String, List<CallsiteRecord>> sites = new HashMap<>();
        outcome.modules().get(0).classes().forEach(record -> sites.put(record.name(), record.sites()));
        return new Woven(copy, module, sites);
    }

    URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, RandomBatch.class.getClassLoader());
    }

    /** Runs a class with both loggers at {@code level}, and answers what it did. */
    List<String> run(ClassLoader loader, long seed, Level level) throws ReflectiveOperationException {
        return run(loader, seed, level, level);
    }

    List<String> run(ClassLoader loader, long seed, Level a, Level b) throws ReflectiveOperationException {
        setLevel("random.a", a);
        setLevel("random.b", b);
        Trace.take();
        Class<?> type = loader.loadClass(RandomClass.nameOf(seed));
        type.getMethod("run").invoke(type.getConstructor().newInstance());
        return Trace.take();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        julLoggers.get("random").removeHandler(handler);
        logger.setAdditive(true);
    }
}
