package io.dyndbg.print.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The handbook's table of back ends: over each, the statements of an API are run unwoven with everything enabled, and forced at
 * INFO, each in a class loader of its own, and what was printed is compared.
 */
class BackEndMatrixTest {
    private static final Path PAGE = Path.of("..", "plugin", "src", "site", "markdown", "apis.md");
    private static final String HEADING = "| API | back end | level | text, arguments, exception | place |";
    private static final String SIMPLE_FILE = "org.slf4j.simpleLogger.logFile";
    private static final String SIMPLE_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";
    private static final Pattern LINE = Pattern.compile("(?<level>[A-Z]+) (?<text>\\S+ .*\\|.*)\\|(?<place>.*)");
    private static final Pattern SIMPLE_LINE = Pattern.compile("\\[main\\] (?<level>[A-Z]+) (?<text>.*)(?<place>)");

    private record Row(String backEnd, String jar, Class<? extends Function<String[], List<String>>> statements) {
        String api() {
            if (statements == JclMatrix.class) {
                return first("commons-logging", "spring-jcl", "jcl-over-slf4j");
            }
            if (statements == TomcatMatrix.class) {
                return "tomcat-juli " + version("tomcat-juli");
            }
            if (statements == Log4j1Matrix.class) {
                return first("reload4j", "log4j-over-slf4j", "log4j-1.2-api");
            }
            if (statements == SystemMatrix.class) {
                return "System.Logger";
            }
            if (statements == JBossMatrix.class) {
                return "jboss-logging " + version("jboss-logging");
            }
            if (JulMatrix.class.isAssignableFrom(statements)) {
                return "java.util.logging";
            }
            return statements == Log4jMatrix.class
                    ? "Log4j " + version("log4j-api")
                    : "SLF4J " + version("slf4j-api") + (statements == ChainMatrix.class ? ", chains" : "");
        }

        private String first(String... artifacts) {
            return Stream.of(artifacts)
                    .filter(this::has)
                    .map(artifact -> artifact + " " + version(artifact))
                    .findFirst()
                    .orElseThrow();
        }

        boolean has(String artifact) {
            return find(artifact).isPresent();
        }

        String version(String artifact) {
            return find(artifact).orElseThrow();
        }

        private Optional<String> find(String artifact) {
            Pattern name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
            try (Stream<Path> jars = Files.list(BackEndLoader.folder(backEnd))) {
                return jars.map(jar -> name.matcher(jar.getFileName().toString()))
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .findAny();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        String library() {
            return jar == null ? "java.util.logging" : jar + " " + version(jar);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("logback-1.2", "logback-classic", Slf4jMatrix.class),
            new Row("logback-1.3", "logback-classic", Slf4jMatrix.class),
            new Row("logback-1.5", "logback-classic", Slf4jMatrix.class),
            new Row("logback-1.6", "logback-classic", Slf4jMatrix.class),
            new Row("log4j-2.17", "log4j-core", Slf4jMatrix.class),
            new Row("log4j-slf4j1", "log4j-core", Slf4jMatrix.class),
            new Row("log4j-slf4j2", "log4j-core", Slf4jMatrix.class),
            new Row("jdk14-1.7", null, Slf4jMatrix.class),
            new Row("jdk14-2.0", null, Slf4jMatrix.class),
            new Row("logback-1.3", "logback-classic", ChainMatrix.class),
            new Row("logback-1.5", "logback-classic", ChainMatrix.class),
            new Row("logback-1.6", "logback-classic", ChainMatrix.class),
            new Row("log4j-slf4j2", "log4j-core", ChainMatrix.class),
            new Row("jdk14-2.0", null, ChainMatrix.class),
            new Row("log4j-2.17", "log4j-core", Log4jMatrix.class),
            new Row("log4j-slf4j2", "log4j-core", Log4jMatrix.class),
            new Row("jdk14-2.0", null, JulMatrix.class),
            new Row("jboss-3.1", "jboss-logmanager", JBossJulMatrix.class),
            new Row("reload4j-1.2", "reload4j", Slf4jMatrix.class),
            new Row("jboss-3.1", "jboss-logmanager", Slf4jMatrix.class),
            new Row("simple-1.7", "slf4j-simple", Slf4jMatrix.class),
            new Row("simple-2.0", "slf4j-simple", Slf4jMatrix.class),
            new Row("reload4j-1.2", "reload4j", ChainMatrix.class),
            new Row("jboss-3.1", "jboss-logmanager", ChainMatrix.class),
            new Row("simple-2.0", "slf4j-simple", ChainMatrix.class),
            new Row("logback-jcl", "logback-classic", JclMatrix.class),
            new Row("logback-springjcl", "logback-classic", JclMatrix.class),
            new Row("logback-overslf4j", "logback-classic", JclMatrix.class),
            new Row("log4j-jcl", "log4j-core", JclMatrix.class),
            new Row("log4j-springjcl", "log4j-core", JclMatrix.class),
            new Row("jdk14-jcl", null, JclMatrix.class),
            new Row("jdk14-springjcl", null, JclMatrix.class),
            new Row("logback-bridge", "logback-classic", JulMatrix.class),
            new Row("jdk14-juli", null, TomcatMatrix.class),
            new Row("logback-bridge", "logback-classic", TomcatMatrix.class),
            new Row("logback-jboss", "logback-classic", JBossMatrix.class),
            new Row("log4j-jboss", "log4j-core", JBossMatrix.class),
            new Row("jdk14-jboss", null, JBossMatrix.class),
            new Row("jboss-3.1", "jboss-logmanager", JBossMatrix.class),
            new Row("jdk14-juli", null, SystemMatrix.class),
            new Row("logback-system", "logback-classic", SystemMatrix.class),
            new Row("reload4j-1.2", "reload4j", Log4j1Matrix.class),
            new Row("logback-log4j1", "logback-classic", Log4j1Matrix.class),
            new Row("log4j-log4j1", "log4j-core", Log4j1Matrix.class),
            new Row("logback-log4j", "logback-classic", Log4jMatrix.class));

    private record Line(String level, String text, String place) {
        static List<Line> of(List<String> printed) {
            List<Line> lines = new ArrayList<>();
            for (String line : printed) {
                Matcher simple = SIMPLE_LINE.matcher(line);
                Matcher matcher = simple.matches() ? simple : LINE.matcher(line);
                // The line of an exception that slf4j-simple prints.
                lines.add(
                        matcher.matches()
                                ? new Line(matcher.group("level"), matcher.group("text"), matcher.group("place"))
                                : new Line("", line, ""));
            }
            return lines;
        }

        boolean hasPlaceOf(Row row) {
            return place.equals(Sites.LOCATION.toString())
                    || place.startsWith(row.statements().getName() + ".speak(");
        }
    }

    @TempDir
    private Path folder;

    @Test
    void the_readme_says_what_each_back_end_makes_of_forced_messages() throws Exception {
        List<String> table = new ArrayList<>(List.of(HEADING, "|---|---|---|---|---|"));
        for (Row row : ROWS) {
            table.add(cells(row));
        }
        assertThat(tableOfHandbook()).isEqualTo(String.join("\n", table));
    }

    private String cells(Row row) throws Exception {
        List<Line> unwoven = run(row, "unwoven");
        List<Line> forced = run(row, "forced");
        assertThat(unwoven).as(row.backEnd()).isNotEmpty();
        assertThat(forced).as(row.backEnd()).hasSameSizeAs(unwoven);
        boolean sameText = each(unwoven, forced, line -> line.text());
        boolean sameLevel = each(unwoven, forced, line -> line.level());
        String levels = forced.stream()
                .map(Line::level)
                .filter(level -> !level.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        boolean anyPlace = forced.stream().anyMatch(line -> !line.place().isEmpty());
        long right = forced.stream().filter(line -> line.hasPlaceOf(row)).count();
        String place =
                right == forced.size() ? "the statement's" : "the statement's in " + right + " of " + forced.size();
        return "| " + row.api() + " | " + row.library() + " | " + (sameLevel ? "its own" : levels) + " | "
                + (sameText ? "as unwoven" : "others") + " | "
                + (anyPlace ? place : "has none") + " |";
    }

    private static boolean each(List<Line> unwoven, List<Line> forced, Function<Line, String> part) {
        return IntStream.range(0, unwoven.size())
                .allMatch(i -> part.apply(unwoven.get(i)).equals(part.apply(forced.get(i))));
    }

    private List<Line> run(Row row, String how) throws Exception {
        System.setProperty(SIMPLE_FILE, folder.resolve(row.backEnd() + how).toString());
        try {
            String logger = "matrix." + row.backEnd().replace('.', '_') + "."
                    + row.statements().getSimpleName() + how;
            return Line.of(BackEndLoader.run(row.backEnd(), row.statements(), logger, how)).stream()
                    .map(line -> new Line(line.level(), line.text().replace(logger, "logger"), line.place()))
                    .toList();
        } finally {
            System.clearProperty(SIMPLE_FILE);
            System.clearProperty(SIMPLE_LEVEL);
        }
    }

    private static String tableOfHandbook() throws IOException {
        Iterator<String> lines = Files.readAllLines(PAGE).iterator();
        List<String> table = new ArrayList<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.equals(HEADING) || !table.isEmpty() && line.startsWith("|")) {
                table.add(line);
            } else if (!table.isEmpty()) {
                break;
            }
        }
        return String.join("\n", table);
    }
}
