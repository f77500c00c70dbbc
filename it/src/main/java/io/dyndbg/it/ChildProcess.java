package io.dyndbg.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a program to its end. */
public final class ChildProcess {

    /**
     * What a program left behind.
     *
     * @param code its exit code
     * @param lines standard output and standard error, as they came
     */
    public record Result(int code, List<String> lines) {

        /** Answers the lines that contain {@code part}. */
        public List<String> linesWith(String part) {
            return lines.stream().filter(line -> line.contains(part)).toList();
        }

        /** Answers this if the program ended well. */
        public Result succeeded() {
            if (code != 0) {
                throw new IllegalStateException("exit code " + code + "\n" + text());
            }
            return this;
        }

        public String text() {
            return String.join("\n", lines);
        }
    }

    private ChildProcess() {}

    /** Runs {@code command} in {@code folder}, with {@code environment} over what is inherited. */
    public static Result run(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            List<String> lines = new ArrayList<>();
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                output.lines().forEach(lines::add);
            }
            return new Result(process.waitFor(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs {@code java} of this JVM's JDK with {@code arguments} in {@code folder}. */
    public static Result java(Path folder, String... arguments) {
        return run(
                folder,
                Map.of(),
                Stream.concat(Stream.of(javaCommand()), Arrays.stream(arguments))
                        .toList());
    }

    /** Answers the path of {@code java} in this JVM's JDK. */
    public static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Answers whether programs have names with an ending here. */
    static boolean onWindows() {
        return File.separatorChar == '\\';
    }
}
