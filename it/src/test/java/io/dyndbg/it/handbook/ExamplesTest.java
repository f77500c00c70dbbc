package io.dyndbg.it.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.it.programs.ClassFolder;
import io.dyndbg.plugin.collect.Options;
import io.netty.util.internal.logging.InternalLogger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the handbook, compiled, woven and run as they stand there, and all that they print. */
class ExamplesTest {
    private static final Path PAGE = Path.of("../plugin/src/site/markdown/examples.md");

    /** What an example needs beside Logback, which is on every class path behind it. */
    private static final Map<String, List<Class<?>>> LIBRARIES = Map.of(
            "SLF4J", List.of(),
            "Log4j 2", List.of(LogManager.class, LoggerContext.class),
            "java.util.logging", List.of(),
            "System.Logger", List.of(),
            "Commons Logging", List.of(Log.class),
            "JBoss Logging", List.of(org.jboss.logging.Logger.class),
            "Log4j 1", List.of(org.apache.log4j.Logger.class),
            "Netty's logger", List.of(InternalLogger.class),
            "A logger of your own", List.of());

    /** Files of the class path that make each back end print INFO and above, in one form. */
    private static final Map<String, String> SETTINGS = Map.of(
            "log4j2.properties", """
                    appender.c.type = Console
                    appender.c.name = C
                    appender.c.layout.type = PatternLayout
                    appender.c.layout.pattern = %-5level %logger - %msg%n
                    rootLogger.level = info
                    rootLogger.appenderRef.c.ref = C
                    """,
            "log4j.properties", """
                    log4j.rootLogger = INFO, C
                    log4j.appender.C = org.apache.log4j.ConsoleAppender
                    log4j.appender.C.layout = org.apache.log4j.PatternLayout
                    log4j.appender.C.layout.ConversionPattern = %-5p %c - %m%n
                    """,
            "logback.xml", """
                    <configuration>
                      <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
                      <appender name="C" class="ch.qos.logback.core.ConsoleAppender">
                        <encoder><pattern>%-5level %logger - %msg%n</pattern></encoder>
                      </appender>
                      <root level="INFO"><appender-ref ref="C"/></root>
                    </configuration>
                    """,
            "logging.properties", """
                    handlers = java.util.logging.ConsoleHandler
                    .level = INFO
                    java.util.logging.ConsoleHandler.level = ALL
                    java.util.logging.SimpleFormatter.format = %4$-5s %3$s - %5$s%n
                    """);

    /** A program, the query that it is run with, and what it prints. */
    private record Example(String title, String text) {
        String program() {
            return first("(?s)```java\n(.*?)```");
        }

        String query() {
            return first("`java [\"']-Ddyndbg=(.*)[\"'] \\.\\.\\.`");
        }

        List<String> output() {
            return first("(?s)```text\n(.*?)```").lines().toList();
        }

        Options options() {
            Options plain = Options.DEFAULT;
            return new Options(
                    plain.levels(),
                    plain.arguments(),
                    plain.deny(),
                    Pattern.compile("<wrapper>(.*?)</wrapper>")
                            .matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .toList(),
                    plain.selection(),
                    plain.codec(),
                    plain.failOnUnweavable(),
                    plain.closedGuardCounts());
        }

        private String first(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            assertThat(matcher.find()).describedAs(title + ": " + pattern).isTrue();
            return matcher.group(1);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @TempDir
    private Path folder;

    static Stream<Example> examples() throws IOException {
        String[] sections = Files.readString(PAGE).split("(?m)^## ");
        return Stream.of(sections)
                .skip(1)
                .map(section -> new Example(section.lines().findFirst().orElseThrow(), section));
    }

    @Test
    void each_logging_api_has_one() throws IOException {
        assertThat(examples().map(Example::title)).containsExactlyInAnyOrderElementsOf(LIBRARIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void they_print_what_the_page_says(Example example) throws Exception {
        Path settings = Files.createDirectories(folder.resolve("own-settings"));
        for (Map.Entry<String, String> file : SETTINGS.entrySet()) {
            Files.writeString(settings.resolve(file.getKey()), file.getValue());
        }
        List<Path> libraries = new ArrayList<>(List.of(settings));
        LIBRARIES.get(example.title()).forEach(type -> libraries.add(Locations.of(type)));
        ClassFolder program = ClassFolder.overLogback(folder)
                .behind(libraries.toArray(Path[]::new))
                .compile(Map.of("Orders", example.program()))
                .weave("shop", example.options());

        for (Jdk jdk : Jdk.values()) {
            assertThat(program.run(
                                    jdk.java(),
                                    List.of(
                                            "-Djava.util.logging.config.file=" + settings.resolve("logging.properties"),
                                            "-Ddyndbg.quiet=true",
                                            // The names of java.util.logging's levels are translated.
                                            "-Duser.language=en",
                                            // JDK 25 warns of it where a library loads native code.
                                            "--enable-native-access=ALL-UNNAMED",
                                            "-Ddyndbg=" + example.query()),
                                    "Orders")
                            .lines())
                    .isEqualTo(example.output());
        }
    }
}
