package io.dyndbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is handed out, run as a program. */
class CliJarIT {
    private static final String SOURCE = """
            package com.acme;
            public class App {
                private static final System.Logger LOG = System.getLogger("app");
                public static void main(String[] arguments) {
                    LOG.log(System.Logger.Level.DEBUG, "in detail");
                    LOG.log(System.Logger.Level.INFO, "done");
                }
            }
            """;

    private record Result(int code, List<String> lines) {}

    @TempDir
    private Path folder;

    private Path app;

    @BeforeEach
    void make() throws IOException {
        Path source = Files.writeString(folder.resolve("App.java"), SOURCE);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "--release", "17", "-d", folder.toString(), source.toString());
        assertThat(code).isZero();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "com.acme.App");
        app = folder.resolve("app-1.0.jar");
        try (OutputStream out = Files.newOutputStream(app);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("com/acme/App.class"));
            Files.copy(folder.resolve("com/acme/App.class"), jar);
            jar.closeEntry();
        }
    }

    private static Result java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text.lines().toList());
    }

    private static Result cli(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-jar", System.getProperty("cli.jar")));
        all.addAll(List.of(arguments));
        return java(all.toArray(String[]::new));
    }

    @Test
    void an_application_is_woven_listed_and_switched() throws Exception {
        Result compact = cli("compact", app.toString());
        assertThat(compact.code()).as("%s", compact).isZero();
        assertThat(compact.lines()).anyMatch(line -> line.matches("dyndbg: app +1 +1 +\\d+"));
        assertThat(folder.resolve("app-1.0.jar.unwoven")).exists();

        assertThat(cli("list", app.toString(), "level", "debug").lines())
                .containsExactly(
                        "# filename:lineno [module]function flags format",
                        "com/acme/App.java:5 [app]main =_ \"in detail\" level:debug");

        // The handler that the JDK begins with prints nothing below info.
        Path handler = Files.writeString(
                folder.resolve("logging.properties"),
                "handlers=java.util.logging.ConsoleHandler\njava.util.logging.ConsoleHandler.level=ALL\n");
        String config = "-Djava.util.logging.config.file=" + handler;
        assertThat(java(config, "-jar", app.toString()).lines()).noneMatch(line -> line.contains("in detail"));
        assertThat(java(config, "-Ddyndbg=module app +pfl", "-jar", app.toString())
                        .lines())
                .anyMatch(line -> line.contains("main:5: in detail"));
    }

    /** As they stand there, in their order; the last one is a line of an image's build. */
    @Test
    void the_handbook_s_commands() throws Exception {
        String page = Files.readString(Path.of("..", "src", "site", "markdown", "applications.md"));
        List<String> commands = Pattern.compile("(?m)^(?:RUN )?(java -jar dyndbg-cli.jar .*)$")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        Files.copy(Path.of(System.getProperty("cli.jar")), folder.resolve("dyndbg-cli.jar"));
        Files.copy(app, folder.resolve("shop.jar"));

        assertThat(commands).hasSize(3);
        for (String command : commands) {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).describedAs(command).isZero();
        }
        assertThat(folder.resolve("shop.jar.unwoven")).hasSameBinaryContentAs(app);
    }

    @Test
    void what_is_wrong_is_said_without_a_stack_trace() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip");
        assertThat(cli("compact", text.toString()))
                .satisfies(result -> assertThat(result.code()).isEqualTo(1))
                .satisfies(result -> assertThat(result.lines())
                        .singleElement()
                        .asString()
                        .startsWith("dyndbg: " + text + " can't be read as a zip file"));
        assertThat(cli("compact", app.toString(), "--levels", "loud").code()).isEqualTo(2);
        assertThat(cli("compact", app.toString(), "--exclude", "spring").lines())
                .singleElement()
                .asString()
                .contains("'spring' is no groupId:artifactId");
        assertThat(cli("list", app.toString(), "funk", "a").lines())
                .singleElement()
                .asString()
                .contains("funk");
        assertThat(cli().code()).isEqualTo(2);
        assertThat(cli("--version").lines()).singleElement().asString().matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
