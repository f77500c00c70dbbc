package io.dyndbg.plugin.application;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What of an application is not woven whoever asks, and why. */
final class LeftOut {
    /** Attributes of a manifest by which a JVM takes the jar as an agent. */
    private static final List<String> AGENT = List.of("Premain-Class", "Agent-Class", "Launcher-Agent-Class");

    /** What prints can't ask itself whether to print. */
    private static final List<String> LOGGING = List.of(
            "ch/qos/logback/",
            "ch/qos/reload4j/",
            "org/apache/commons/logging/",
            "org/apache/juli/",
            "org/apache/log4j/",
            "org/apache/logging/",
            "org/jboss/logging/",
            "org/jboss/logmanager/",
            "org/slf4j/");

    /** Runs before there is a class path. */
    private static final String BOOT_LOADER = "org/springframework/boot/loader/";

    private static final String DYNDBG = "io/dyndbg/";

    private LeftOut() {}

    /** Answers why a jar as a whole is left as it is; nothing if it may be woven. */
    static Optional<String> reason(Archive jar) throws IOException {
        JarManifest manifest = JarManifest.of(jar);
        if (jar.names("META-INF/").stream().anyMatch(name -> name.matches("META-INF/[^/]+\\.SF"))) {
            return Optional.of("signed: woven, no class loader would take it");
        }
        if (AGENT.stream().anyMatch(name -> manifest.value(name).isPresent())) {
            return Optional.of("an agent: it runs before the application");
        }
        if (manifest.isWoven() || hasBlobs(jar, "")) {
            return Optional.of("woven already");
        }
        List<String> classes = jar.names("").stream()
                .filter(name -> name.endsWith(".class") && !plain(name).equals("module-info.class"))
                .toList();
        if (classes.isEmpty() || classes.stream().anyMatch(LeftOut::mayBeWoven)) {
            return Optional.empty();
        }
        if (classes.stream().allMatch(name -> plain(name).startsWith(BOOT_LOADER))) {
            return Optional.of("Spring Boot's loader");
        }
        return Optional.of(
                classes.stream().allMatch(name -> plain(name).startsWith(DYNDBG))
                        ? "dyndbg itself"
                        : "a logging library");
    }

    /** Answers whether classes in a folder of an archive were woven by their own build. */
    static boolean hasBlobs(Archive archive, String folder) {
        return archive.entry(folder + "META-INF/dyndbg/index").isPresent();
    }

    /** Answers whether a class file may be woven, by its path. */
    static boolean mayBeWoven(String path) {
        String plain = plain(path);
        return !plain.equals("module-info.class")
                && !plain.startsWith(BOOT_LOADER)
                && !plain.startsWith(DYNDBG)
                && LOGGING.stream().noneMatch(plain::startsWith);
    }

    private static String plain(String path) {
        return io.dyndbg.plugin.collect.VersionedPath.plain(path);
    }
}
