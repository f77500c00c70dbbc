package io.dyndbg.plugin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dyndbg.Dyndbg;
import io.dyndbg.answer.Answer;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.CompactionException;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.Part;
import io.dyndbg.site.CallsiteRecord;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A small program, compiled and woven as a build does it, that runs in this JVM with Logback at INFO. */
public final class WovenProgram implements AutoCloseable {
    private static final String MODULE = "program";

    private final Outcome outcome;
    private final URLClassLoader loader;
    private final Logger root = ((LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> printed = new ListAppender<>();

    private WovenProgram(Outcome outcome, URLClassLoader loader) {
        this.outcome = outcome;
        this.loader = loader;
        root.setLevel(Level.INFO);
        printed.start();
        root.addAppender(printed);
    }

    /** Makes the program of {@code sources}, by class name, in an empty folder. */
    public static WovenProgram of(Path folder, Map<String, String> sources) throws IOException, CompactionException {
        Path classes = folder.resolve("classes");
        new SourceFolder(classes).compile(sources);
        return inFolder(folder);
    }

    /** Weaves what {@code folder} has in {@code classes}. */
    public static WovenProgram inFolder(Path folder) throws IOException, CompactionException {
        Path classes = folder.resolve("classes");
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Outcome outcome = Compaction.run(
                new BuildFolder(
                        classes,
                        Optional.of(folder),
                        List.of(Part.whole(MODULE, "test." + MODULE)),
                        Options.DEFAULT,
                        BuildFolder.Libraries.ASSUMED,
                        classPath),
                file -> {});
        return new WovenProgram(
                outcome, new URLClassLoader(new URL[] {classes.toUri().toURL()}, WovenProgram.class.getClassLoader()));
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Answers the records of one class, by its binary name. */
    public List<CallsiteRecord> sites(String type) {
        return outcome.modules().get(0).classes().stream()
                .filter(record -> record.name().equals(type))
                .flatMap(record -> record.sites().stream())
                .toList();
    }

    /** Puts a query as the program itself would; {@code terms} may be empty. */
    public Answer query(String terms, String flags) {
        return asItself(() -> Dyndbg.query("module " + MODULE + " " + terms + " " + flags));
    }

    /** Answers the listing of this program's sites, a line each. */
    public List<String> listing() {
        StringBuilder listing = new StringBuilder();
        asItself(() -> {
            Dyndbg.listing("module " + MODULE, listing);
            return null;
        });
        // What other tests left behind is told in comments.
        return listing.toString().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private <T> T asItself(Callable<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs {@code main} of a class, and answers the messages that it printed meanwhile, of any level. */
    public List<String> run(String type) throws ReflectiveOperationException {
        int start = printed.list.size();
        var main = loader.loadClass(type).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        main.invoke(null, (Object) new String[0]);
        return List.copyOf(printed.list.subList(start, printed.list.size())).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() throws IOException {
        Dyndbg.query("=");
        root.detachAppender(printed);
        root.setLevel(before);
        loader.close();
    }
}
