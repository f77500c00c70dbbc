package io.dyndbg.print.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs scenarios in a class loader that holds the runtime and the jars of {@code target/back-ends/NAME}, and nothing else but
 * the JDK.
 */
final class BackEndLoader {
    private static final Path TARGET = Path.of("target");

    private BackEndLoader() {}

    static Path folder(String backEnd) {
        return TARGET.resolve("back-ends").resolve(backEnd);
    }

    /** Answers what {@code scenario} answers, which takes the back end's name and {@code more}. */
    @SuppressWarnings("unchecked")
    static List<String> run(String backEnd, Class<? extends Function<String[], List<String>>> scenario, String... more)
            throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = loader(backEnd)) {
            Thread.currentThread().setContextClassLoader(loader);
            Object loaded = loader.loadClass(scenario.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(loaded.getClass().getClassLoader()).isSameAs(loader);
            String[] arguments =
                    Stream.concat(Stream.of(backEnd), Stream.of(more)).toArray(String[]::new);
            return ((Function<String[], List<String>>) loaded).apply(arguments);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URLClassLoader loader(String backEnd) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(TARGET.resolve("classes")));
        urls.add(url(TARGET.resolve("test-classes")));
        try (Stream<Path> jars = Files.list(folder(backEnd))) {
            for (Path jar : (Iterable<Path>) jars.sorted()::iterator) {
                urls.add(url(jar));
            }
        }
        // Not the platform loader as parent: it sees the modules of this test's own module path.
        return new URLClassLoader(urls.toArray(new URL[0]), null);
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }
}
