package io.dyndbg.it.corpus;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;

/**
 * Links, and so verifies, every class of a jar in this JVM without initialising it, and writes what became of each to a
 * file, a line each. A program of its own, so that it runs on any JDK.
 */
public final class LinkAll {
    private LinkAll() {}

    /** Arguments: the jar; the file to write; then the rest of the class path, an entry each. */
    public static void main(String[] args) throws IOException {
        List<URL> classPath = new ArrayList<>();
        classPath.add(Path.of(args[0]).toUri().toURL());
        for (int i = 2; i < args.length; i++) {
            classPath.add(Path.of(args[i]).toUri().toURL());
        }
        List<String> names = new ArrayList<>();
        try (JarFile jar = new JarFile(args[0])) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !name.endsWith("module-info.class"))
                    .forEach(name ->
                            names.add(name.substring(0, name.length() - 6).replace('/', '.')));
        }
        Collections.sort(names);
        List<String> outcomes = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (String name : names) {
                outcomes.add(name + '\t' + outcome(name, loader));
            }
        }
        Files.write(Path.of(args[1]), outcomes);
    }

    /** HotSpot links a class before it lists its constructors. */
    private static String outcome(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader).getDeclaredConstructors();
            return "linked";
        } catch (Throwable e) {
            // Which of several missing classes is named changes from run to run on one and the same class file.
            return e instanceof NoClassDefFoundError
                    ? "a class is missing"
                    : e.getClass().getName() + ": " + firstLine(e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
