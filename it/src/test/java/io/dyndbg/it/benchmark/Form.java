package io.dyndbg.it.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dyndbg.Dyndbg;
import io.dyndbg.answer.Answer;
import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.Part;
import io.dyndbg.site.Arguments;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** The forms of the same work that are compared. */
public enum Form {
    /** The methods without their statements. */
    NONE {
        @Override
        Work work() {
            return new SilentWork();
        }
    },
    /** The statements as the compiler left them. */
    UNWOVEN {
        @Override
        Work work() {
            return new LoggingWork();
        }
    },
    /** Woven, no query. */
    FOLLOW {
        @Override
        Work work() throws Exception {
            return woven();
        }
    },
    /** Woven, and every site skips. */
    SKIP {
        @Override
        Work work() throws Exception {
            Work work = woven();
            // The class has its switch only when its first statement has run.
            work.twoFields();
            Answer answer = Dyndbg.query("module benchmark +q");
            if (answer.changed() == 0) {
                throw new IllegalStateException(answer.toString());
            }
            return work;
        }
    };

    private static final String CLASS_FILE =
            LoggingWork.class.getName().replace('.', '/').concat(".class");

    /** Answers the work in this form; one form per JVM, so that none sees the profile of another one. */
    abstract Work work() throws Exception;

    /** Answers the work with its logger at INFO. */
    public final Work start() throws Exception {
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.INFO);
        return work();
    }

    /** Weaves the class as {@code dyndbg:compact} does, in a folder of its own, and loads it from there. */
    private static Work woven() throws Exception {
        Path classes = Files.createTempDirectory("dyndbg-benchmark");
        Path classFile = classes.resolve(CLASS_FILE);
        Files.createDirectories(classFile.getParent());
        try (InputStream unwoven = LoggingWork.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            Files.copy(unwoven, classFile);
        }
        compact(classes);
        URL[] urls = {classes.toUri().toURL()};
        return (Work) new WovenFirst(urls)
                .loadClass(LoggingWork.class.getName())
                .getConstructor()
                .newInstance();
    }

    private static void compact(Path classes) throws Exception {
        Options options = new Options(
                Set.of(io.dyndbg.site.Level.DEBUG),
                Arguments.KEEP,
                List.of(),
                List.of(),
                path -> true,
                Optional.of(Codec.DEFLATE),
                false,
                false);
        BuildFolder build = new BuildFolder(
                classes,
                Optional.empty(),
                List.of(Part.whole("benchmark", "benchmark")),
                options,
                BuildFolder.Libraries.ASSUMED,
                List.of());
        Outcome outcome = Compaction.run(build, file -> {});
        if (outcome.wovenSites() != 14) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    /** Takes {@link LoggingWork} from its folder although the class path has it too. */
    private static final class WovenFirst extends URLClassLoader {
        WovenFirst(URL[] urls) {
            super(urls, Form.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                boolean woven = name.equals(LoggingWork.class.getName()) && findLoadedClass(name) == null;
                return woven ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
