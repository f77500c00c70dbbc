package io.dyndbg.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Maven that runs this build, for child builds that see plugin and runtime as this build made them.
 *
 * @param home where it is installed
 * @param settings {@code src/it/settings.xml}
 * @param repository the local repository of child builds
 * @param cache the local repository of this build, for whatever child builds need besides
 * @param version the version of plugin and runtime
 */
public record Maven(Path home, Path settings, Path repository, Path cache, String version) {

    /** Answers the Maven that the system properties {@code maven.home}, {@code it.*} and {@code dyndbg.version} describe. */
    public static Maven ofSystemProperties() {
        return new Maven(
                Path.of(System.getProperty("maven.home")),
                Path.of(System.getProperty("it.settings")),
                Path.of(System.getProperty("it.repository")),
                Path.of(System.getProperty("it.cache")),
                System.getProperty("dyndbg.version"));
    }

    /** Runs Maven in {@code folder}. */
    public ChildProcess.Result run(Path folder, String... arguments) {
        return run(folder, Map.of(), arguments);
    }

    /** Runs Maven in {@code folder}, with {@code environment} over what is inherited. */
    public ChildProcess.Result run(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin")
                .resolve(ChildProcess.onWindows() ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-ntp"));
        // Global settings, so that the user's own, with mirrors and proxies, stay in force.
        command.addAll(List.of("-gs", settings.toString()));
        command.add("-Dmaven.repo.local=" + repository);
        command.add("-Dit.cache=" + cache);
        command.add("-Ddyndbg.version=" + version);
        command.addAll(List.of(arguments));
        return ChildProcess.run(folder, environment, command);
    }
}
