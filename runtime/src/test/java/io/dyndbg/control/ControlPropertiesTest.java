package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.answer.ActiveQuery;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is typed, by whom and when: what is listed, and what classes do, is what a simple model of the language says. */
class ControlPropertiesTest {
    private static final String LINK = "link";
    private static final String LINK_ELSEWHERE = "link in a class loader that goes away";
    private static final String ORDER = "pqmfsltd";

    private Path folder;

    /** Terms, as a listing's line shows what they select. */
    private static final Map<String, Predicate<String>> TERMS = new LinkedHashMap<>();

    static {
        TERMS.put("", line -> true);
        TERMS.put("module acme_core", line -> line.contains("[acme-core]"));
        TERMS.put("module *web", line -> line.contains("[acme-web]"));
        TERMS.put("func handle", line -> line.contains("]handle "));
        TERMS.put(
                "file Peer.java level debug",
                line -> line.startsWith("com/acme/Peer.java:") && line.contains(" level:debug"));
        TERMS.put("level trace", line -> line.contains(" level:trace"));
        TERMS.put("format accepted", line -> line.contains("\"accepted"));
        TERMS.put(
                "class com.acme.Peer func close",
                line -> line.startsWith("com/acme/Peer.java:") && line.contains("]close "));
    }

    /** Who says what: a channel, terms and flags. */
    private record Said(boolean jmx, String terms, String flags) {
        String query() {
            return terms + " " + flags;
        }

        String apply(String line, String flagsBefore) {
            if (!TERMS.get(terms).test(line)) {
                return flagsBefore;
            }
            TreeSet<Character> before = characters(flagsBefore);
            TreeSet<Character> mine = characters(flags.substring(1));
            switch (flags.charAt(0)) {
                case '=' -> before = mine;
                case '-' -> before.removeAll(mine);
                default -> {
                    if (mine.contains('p')) {
                        before.remove('q');
                    }
                    if (mine.contains('q')) {
                        before.remove('p');
                    }
                    before.addAll(mine);
                }
            }
            return text(before);
        }
    }

    private static TreeSet<Character> characters(String flags) {
        return flags.chars()
                .mapToObj(c -> (char) c)
                .filter(c -> c != '_')
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(TreeSet<Character> flags) {
        return ORDER.chars()
                .filter(c -> flags.contains((char) c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("properties");
    }

    @AfterTry
    void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 150)
    void a_listing_and_a_class_show_what_the_model_says(
            @ForAll("starts") String start,
            @ForAll("files") List<Said> file,
            @ForAll("actions") List<Object> actions,
            @ForAll boolean watched,
            @ForAll("files") List<Said> later)
            throws Exception {
        try (Application app = new Application(folder, start).withIndex()) {
            List<Said> said = new ArrayList<>();
            if (watched) {
                app.control().watchFile();
            }
            Captured.err(() -> {
                write(app, file);
                actions.forEach(action -> act(app, action, said));
                if (watched) {
                    write(app, later);
                }
            });
            List<Said> model = new ArrayList<>(watched ? later : file);
            model.addAll(said);

            System.gc();
            // Once: a loader that went, and still could be seen, may not be seen the next time.
            List<String> listing = app.listing("");
            assertThat(listing).isEqualTo(model(listing, start, model));
            ClassSwitch peer = app.linkPeer();
            List<String> ofPeer = model(app.listing("class com.acme.Peer"), start, model).stream()
                    .filter(line -> !line.contains("# left alone"))
                    .toList();
            assertThat(states(peer).stream().filter(state -> state == States.FORCE))
                    .hasSameSizeAs(
                            ofPeer.stream().filter(line -> line.contains(" =p")).toList());
            assertThat(states(peer).stream().filter(state -> state == States.SKIP))
                    .hasSameSizeAs(
                            ofPeer.stream().filter(line -> line.contains(" =q")).toList());
        }
    }

    private static List<Byte> states(ClassSwitch classSwitch) {
        List<Byte> states = new ArrayList<>();
        for (int i = 0; i < classSwitch.sites(); i++) {
            states.add(classSwitch.states().of(i));
        }
        return states;
    }

    private static void act(Application app, Object action, List<Said> model) {
        if (action.equals(LINK)) {
            app.linkPeer();
        } else if (action.equals(LINK_ELSEWHERE)) {
            linkElsewhere(app);
        } else if (action instanceof Said said) {
            say(app, said, said.query());
            if (said.terms().isEmpty() && said.flags().matches("=_?")) {
                model.removeIf(older -> older.jmx() == said.jmx());
            } else {
                model.add(said);
            }
        } else {
            String query = action + " ttl 1ms +pl";
            app.control().query(query);
            while (app.control().queries().stream().map(ActiveQuery::query).anyMatch(live -> live.contains("ttl"))) {
                Thread.onSpinWait();
            }
        }
    }

    private static void linkElsewhere(Application app) {
        try {
            app.linkPeerElsewhere();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Application app, List<Said> file) {
        app.control().obeyFile(file.stream().map(Said::query).collect(Collectors.joining("\n")), "dyndbg.conf");
    }

    private static void say(Application app, Said said, String query) {
        if (said.jmx()) {
            app.control().queryOverJmx(query, "ann");
        } else {
            app.control().query(query);
        }
    }

    private static List<String> model(List<String> listing, String start, List<Said> said) {
        List<Said> all = new ArrayList<>();
        all.add(new Said(false, "level trace", start.substring("level trace ".length())));
        all.addAll(said);
        return listing.stream().map(line -> shown(line, all)).toList();
    }

    private static String shown(String line, List<Said> all) {
        String flags = "";
        for (Said each : all) {
            flags = each.apply(line, flags);
        }
        return line.replaceFirst(" =[pqmfsltd_]+ \"", " =" + (flags.isEmpty() ? "_" : flags) + " \"");
    }

    @Property(tries = 100)
    void a_batch_does_what_its_queries_do_one_by_one(@ForAll("batches") List<Said> batch) throws Exception {
        try (Application together = new Application(Files.createDirectory(folder.resolve("a"))).withIndex();
                Application alone = new Application(Files.createDirectory(folder.resolve("b"))).withIndex()) {
            ClassSwitch ofTogether = together.linkPeer();
            ClassSwitch ofAlone = alone.linkPeer();
            Captured.err(() -> {
                together.control().query(batch.stream().map(Said::query).collect(Collectors.joining(";")));
                batch.forEach(said -> alone.control().query(said.query()));
            });

            assertThat(together.listing("")).isEqualTo(alone.listing(""));
            assertThat(states(ofTogether)).isEqualTo(states(ofAlone));
            assertThat(together.control().queries())
                    .map(ActiveQuery::query)
                    .isEqualTo(alone.control().queries().stream()
                            .map(ActiveQuery::query)
                            .toList());
        }
    }

    @Provide
    Arbitrary<String> starts() {
        return Arbitraries.of("level trace +p", "level trace +q", "level trace +ml");
    }

    private static Arbitrary<Said> said() {
        Arbitrary<String> flags =
                Arbitraries.of("+p", "-p", "+q", "-q", "=", "=_", "=pm", "+ml", "-l", "+_", "=q", "-qm");
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(TERMS.keySet()), flags)
                .as(Said::new);
    }

    @Provide
    Arbitrary<List<Object>> actions() {
        Arbitrary<Object> ending = Arbitraries.of(TERMS.keySet()).map(terms -> terms);
        return Arbitraries.<Object>frequencyOf(
                        net.jqwik.api.Tuple.of(8, said().map(each -> (Object) each)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of((Object) LINK, LINK_ELSEWHERE)),
                        net.jqwik.api.Tuple.of(1, ending))
                .list()
                .ofMaxSize(12);
    }

    /** Without what clears its channel, which a file need not say. */
    @Provide
    Arbitrary<List<Said>> files() {
        return batchesOf(4)
                .map(file -> file.stream()
                        .filter(each ->
                                !each.flags().matches("=_?") || !each.terms().isEmpty())
                        .toList());
    }

    @Provide
    Arbitrary<List<Said>> batches() {
        return batchesOf(10);
    }

    private static Arbitrary<List<Said>> batchesOf(int most) {
        return said().map(each -> new Said(false, each.terms(), each.flags()))
                .list()
                .ofMaxSize(most);
    }
}
