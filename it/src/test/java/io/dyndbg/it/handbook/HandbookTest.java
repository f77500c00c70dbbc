package io.dyndbg.it.handbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dyndbg.query.Batch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What README and handbook say, compared with what there is. */
class HandbookTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("plugin/src/site/markdown");

    /** By file, its text. */
    private static final Map<Path, String> TEXTS = new TreeMap<>();

    private static Document descriptor;

    @BeforeAll
    static void read() throws Exception {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> pages = Files.list(PAGES)) {
            pages.forEach(files::add);
        }
        for (Path file : files) {
            TEXTS.put(file, Files.readString(file));
        }
        assertThat(TEXTS).hasSizeGreaterThan(10);
        descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("plugin/target/classes/META-INF/maven/plugin.xml")
                        .toFile());
    }

    private static Set<String> found(String pattern) {
        Set<String> found = new TreeSet<>();
        for (String text : TEXTS.values()) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
        }
        assertThat(found).describedAs(pattern).isNotEmpty();
        return found;
    }

    private static Set<String> inDescriptor(String element) {
        Set<String> texts = new TreeSet<>();
        NodeList nodes = descriptor.getElementsByTagName(element);
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void links_lead_somewhere() {
        TEXTS.forEach((file, text) -> {
            Matcher link = Pattern.compile("\\]\\(([^)\\s#]+)[^)]*\\)").matcher(text);
            while (link.find()) {
                String to = link.group(1);
                if (!to.startsWith("http")) {
                    // A page that is made of the specification.
                    Path from = to.equals("FORMAT.md") ? ROOT.resolve("runtime") : file.getParent();
                    Path resource = ROOT.resolve("plugin/src/site/resources").resolve(to);
                    assertThat(Files.exists(from.resolve(to)) || Files.exists(resource))
                            .describedAs(file + ": " + to)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void goals_are_there() {
        Set<String> goals = inDescriptor("goal");
        assertThat(goals).contains("compact", "check");
        assertThat(found("dyndbg:([a-z][a-z-]+)(?![a-z=:-])")).isSubsetOf(and(goals, "dyndbg-maven-plugin"));
        assertThat(found("<goal>([a-z-]+)</goal>")).isSubsetOf(goals);
    }

    @Test
    void options_are_there() throws IOException {
        Set<String> options = new TreeSet<>();
        inDescriptor("configuration").forEach(text -> all("\\$\\{(dyndbg\\.[A-Za-z]+)}", text, options));
        // What the library reads stands in its classes as it is.
        all("(dyndbg(?:\\.[a-z]+)+)", classes("runtime"), options);
        assertThat(found("-D(dyndbg\\.[A-Za-z.]*[A-Za-z])")).isSubsetOf(and(options, "dyndbg.version"));
    }

    /** What stands between code marks in the first column of the tables there is said by a class, but for numbers and names. */
    @Test
    void signs_of_trouble_are_what_is_said() throws IOException {
        String said = classes("runtime") + classes("plugin");
        int signs = 0;
        for (String line : TEXTS.get(PAGES.resolve("troubleshooting.md"))
                .replaceFirst("(?s)\n## Something looks different.*", "")
                .lines()
                .toList()) {
            Matcher sign = Pattern.compile("`([^`]+)`").matcher(line.replaceFirst("(?<=.)\\|.*", ""));
            while (line.startsWith("| ") && sign.find()) {
                signs++;
                for (String piece : sign.group(1)
                        .split(
                                "\\.\\.\\.|\\d+(?: site)?|[():]|\"\\w+\"| api |-Ddyndbg\\.channels|<wrapper>|^no (?=function)")) {
                    assertThat(said.contains(piece.strip()))
                            .describedAs(sign.group(1) + ": " + piece)
                            .isTrue();
                }
            }
        }
        assertThat(signs).isGreaterThan(15);
    }

    /** Answers all classes of a module, as they are. */
    private static String classes(String module) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> classes = Files.walk(ROOT.resolve(module).resolve("target/classes/io"))) {
            for (Path file :
                    classes.filter(each -> each.toString().endsWith(".class")).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private static void all(String pattern, String text, Set<String> to) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            to.add(matcher.group(1));
        }
    }

    private static Set<String> and(Set<String> some, String more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }

    @Test
    void profiles_and_benchmarks_are_there() throws IOException {
        String poms = Files.readString(ROOT.resolve("it/pom.xml")) + Files.readString(ROOT.resolve("plugin/pom.xml"));
        assertThat(found(" -P([a-z]+)")).allSatisfy(profile -> assertThat(poms).contains("<id>" + profile + "</id>"));
        assertThat(found("-Dbenchmark=([A-Za-z]+)"))
                .allSatisfy(name -> assertThat(Path.of("src/test/java/io/dyndbg/it/benchmark", name + ".java"))
                        .exists());
    }

    /** Of tables whose first column is headed so. */
    @Test
    void queries_can_be_understood() {
        int queries = 0;
        for (Map.Entry<Path, String> page : TEXTS.entrySet()) {
            boolean inTable = false;
            for (String line : page.getValue().lines().toList()) {
                inTable = line.startsWith("| query |") || inTable && line.startsWith("|");
                Matcher query = Pattern.compile("^\\| `([^`]+)` \\|").matcher(line);
                if (inTable && query.find()) {
                    queries++;
                    assertThat(Batch.parse(query.group(1)).hasMistakes())
                            .describedAs(page.getKey() + ": " + query.group(1))
                            .isFalse();
                }
            }
        }
        assertThat(queries).isGreaterThan(10);
    }

    @Test
    void xml_is_well_formed() throws Exception {
        for (String block : blocks("xml", text -> true)) {
            String text = "<root>" + block.replaceFirst("<\\?xml[^>]*\\?>", "") + "</root>";
            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .describedAs(block)
                    .doesNotThrowAnyException();
        }
    }

    /** Each class that is shown is one of a project that a test builds and runs; for the examples that is {@link ExamplesTest}. */
    @Test
    void java_is_what_tests_run() throws IOException {
        String sources = "";
        for (String project : List.of("servlet", "actuator")) {
            try (Stream<Path> files = Files.walk(Path.of("src/it", project, "src"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources += plain(Files.readString(file));
                }
            }
        }
        int classes = 0;
        List<String> examples = blocks("java", text -> text.startsWith("# Examples"));
        for (String block : blocks("java", text -> true)) {
            if (block.contains("class ") && !examples.contains(block)) {
                classes++;
                assertThat(sources).contains(plain(block));
            }
        }
        assertThat(classes).isEqualTo(3);
    }

    private static String plain(String source) {
        return source.replaceAll("\\s+", "");
    }

    private static List<String> blocks(String language, Predicate<String> pages) {
        List<String> blocks = new ArrayList<>();
        for (String text : TEXTS.values().stream().filter(pages).toList()) {
            Matcher block =
                    Pattern.compile("(?s)\n```" + language + "\n(.*?)\n```").matcher(text);
            while (block.find()) {
                blocks.add(block.group(1));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    /** There is no Kubernetes here: the commands change the map that the page shows, and the service can read what it becomes. */
    @Test
    void kubernetes_gets_what_it_shows() {
        String page = TEXTS.get(PAGES.resolve("channels.md"));
        Matcher command = Pattern.compile(
                        "(?m)^kubectl patch configmap (\\S+) -p '\\{\"data\":\\{\"(\\w+)\":\"(.*)\"}}'$")
                .matcher(page);
        int commands = 0;
        while (command.find()) {
            commands++;
            assertThat(page)
                    .contains("metadata:\n  name: " + command.group(1) + "\ndata:\n  " + command.group(2) + ":")
                    .contains("configMap:\n            name: " + command.group(1))
                    .contains("value: /etc/dyndbg/" + command.group(2) + "\n")
                    .contains("mountPath: /etc/dyndbg\n");
            assertThat(Batch.parse(command.group(3)).hasMistakes()).isFalse();
        }
        assertThat(commands).isEqualTo(page.split("kubectl ").length - 1).isPositive();
    }

    @Test
    void every_page_is_in_the_menu() throws IOException {
        String menu = Files.readString(ROOT.resolve("plugin/src/site/site.xml"));
        TEXTS.keySet().stream()
                .filter(file -> file.startsWith(PAGES))
                .map(file -> file.getFileName().toString().replace(".md", ".html"))
                .forEach(page -> assertThat(menu).contains("href=\"" + page + "\""));
    }
}
