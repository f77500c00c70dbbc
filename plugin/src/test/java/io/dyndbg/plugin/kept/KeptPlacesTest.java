package io.dyndbg.plugin.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.WovenProgram;
import io.dyndbg.site.CallsiteRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guard's answer that one class keeps hides the statements of another: they say so, and none prints. */
class KeptPlacesTest {
    private static final String LOG =
            "static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"Main\");";

    @TempDir
    Path folder;

    private static Map<String, String> sources(String main, String other) {
        Map<String, String> sources = new HashMap<>();
        sources.put("Main", "import java.util.*; import java.util.function.*; " + main.replace("@LOG", LOG));
        sources.put("Other", "import java.util.*; import java.util.function.*; " + other.replace("@LOG", LOG));
        return sources;
    }

    private static String main(String code) {
        return "class Main { @LOG public static void main(String[] a) throws Exception { " + code + " } }";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a field | if (Other.DEBUG) LOG.debug(\"x\"); | class Other { @LOG static final boolean DEBUG = LOG.isDebugEnabled(); }",
                "a field | if (Other.DEBUG) LOG.debug(\"x\"); | interface Other { @LOG boolean DEBUG = LOG.isDebugEnabled(); }",
                "a field | if (Third.ALSO) LOG.debug(\"x\"); | class Other { @LOG static final boolean DEBUG = LOG.isDebugEnabled(); } class Third { static boolean ALSO = Other.DEBUG; }",
                "a field | if (Sub.DEBUG) LOG.debug(\"x\"); | class Other { @LOG static boolean DEBUG = LOG.isDebugEnabled(); } class Sub extends Other {}",
                "a method returns | if (new Other().on()) LOG.debug(\"x\"); | class Other { @LOG boolean on() { return LOG.isDebugEnabled(); } }",
                "a method returns | Asks asks = new Other(); if (asks.on()) LOG.debug(\"x\"); | interface Asks { boolean on(); } class Other implements Asks { @LOG public boolean on() { return LOG.isDebugEnabled(); } } class None implements Asks { public boolean on() { return false; } }",
                "a method returns | if (Other.on(LOG)) LOG.debug(\"x\"); | class Other { static boolean on(org.slf4j.Logger log) { return log.isDebugEnabled() && System.nanoTime() != 0; } }",
                "a method returns | if (new Flags(LOG.isDebugEnabled()).on()) LOG.debug(\"x\"); | record Flags(boolean on) {}",
                "a method returns | Object o = new Flags(LOG.isDebugEnabled(), 1); if (o instanceof Flags f && f.on()) LOG.debug(\"x\"); | record Flags(boolean on, int i) {}",
                "a field | if (new Other(LOG.isDebugEnabled()).on) LOG.debug(\"x\"); | class Other { final boolean on; Other(boolean on) { this.on = on; } }",
                "a field | if (Other.ON.get()) LOG.debug(\"x\"); | class Other { @LOG static final java.util.concurrent.atomic.AtomicBoolean ON = new java.util.concurrent.atomic.AtomicBoolean(); static { ON.set(LOG.isDebugEnabled()); } }",
                "a field | if (Other.ON.get()) LOG.debug(\"x\"); | class Other { @LOG static final java.util.concurrent.atomic.AtomicBoolean ON = new java.util.concurrent.atomic.AtomicBoolean(); static { boolean on = LOG.isDebugEnabled(); ON.set(on); } }",
                "a field | if (Other.ON[0]) LOG.debug(\"x\"); | class Other { @LOG static final Boolean[] ON = {false}; static { boolean on = LOG.isDebugEnabled(); ON[0] = on; } }",
                "a field | if (Other.ON.getAsBoolean()) LOG.debug(\"x\"); | class Other { @LOG static final BooleanSupplier ON = () -> LOG.isDebugEnabled(); }",
                "a field | if (Other.ON[0]) LOG.debug(\"x\"); | class Other { @LOG static final boolean[] ON = new boolean[2]; static { ON[0] = LOG.isDebugEnabled(); } }",
                "a filter | Optional.of(LOG).filter(Other::on).ifPresent(l -> l.debug(\"x\")); | class Other { static boolean on(org.slf4j.Logger log) { return log.isDebugEnabled(); } }",
                "a filter | List.of(LOG).stream().filter(l -> l.isDebugEnabled()).map(l -> l).forEach(l -> l.debug(\"x\")); | class Other {}",
            })
    void whereverTheModuleKeepsIt(String where, String code, String other) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main(code), other))) {
            assertThat(program.sites("Main"))
                    .extracting(CallsiteRecord::behindGuard)
                    .hasSize(1)
                    .allMatch(reason -> reason != null && reason.endsWith(where));
            program.query("", "+p");
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Other.tell(LOG.isDebugEnabled()); | class Other { @LOG static void tell(boolean on) { if (on) LOG.debug(\"x\"); } }",
                "new Other().tell(LOG.isDebugEnabled(), 1); | class Base { void tell(boolean on, int i) {} } class Other extends Base { @LOG @Override void tell(boolean on, int i) { if (on) LOG.debug(\"x\"); } }",
            })
    void whereOthersPassIt(String code, String other) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main(code), other))) {
            assertThat(program.sites("Other"))
                    .extracting(CallsiteRecord::behindGuard)
                    .containsExactly("its answer is passed as an argument");
            program.query("", "+p");
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Other.DEBUG = true; if (Other.DEBUG) LOG.debug(\"x\"); | class Other { @LOG static boolean DEBUG = LOG.isDebugEnabled(); }",
                "if (!Other.set(true)) return; if (Other.DEBUG) LOG.debug(\"x\"); | class Other { @LOG static boolean DEBUG = LOG.isDebugEnabled(); static boolean set(boolean b) { DEBUG = b; return b; } }",
                "Asks asks = new None(); if (asks.on()) LOG.debug(\"x\"); | interface Asks { boolean on(); } class Other implements Asks { @LOG public boolean on() { return LOG.isDebugEnabled(); } } class None implements Asks { public boolean on() { return true; } }",
            })
    void whereOnlySomeOfThemAreAnswersThereIsANote(String code, String other) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main(code), other))) {
            assertThat(program.sites("Main"))
                    .extracting(CallsiteRecord::behindGuard)
                    .allMatch(Objects::isNull);
            assertThat(program.query("class Main", "+p").notes())
                    .hasSize(1)
                    .allMatch(
                            note -> note.startsWith("1 site may stay silent: a guard may stand before it: its answer"));
            assertThat(program.run("Main")).containsExactly("x");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "if (Other.DEBUG) LOG.debug(\"x\"); | class Other { static final boolean DEBUG = System.nanoTime() != 0; }",
                "if (Other.DEBUG) LOG.debug(\"x\"); | class Other { @LOG static boolean DEBUG = LOG.isInfoEnabled(); }",
                "if (new Other().on()) LOG.debug(\"x\"); | class Other { boolean on() { return true; } } class Unrelated { @LOG boolean on() { return LOG.isDebugEnabled(); } }",
                "if (LOG.isDebugEnabled()) LOG.debug(\"x\"); | class Other { @LOG static final boolean DEBUG = LOG.isDebugEnabled(); }",
            })
    void whereNothingIsKeptItPrintsWithoutAWord(String code, String other) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main(code), other))) {
            assertThat(program.query("class Main", "+p").notes()).isEmpty();
            assertThat(program.query("class Main", "+p").unreachable()).isZero();
            assertThat(program.run("Main")).containsExactly("x");
        }
    }

    private static final Map<String, String> KEEPS = sources(
            main("if (Other.DEBUG) LOG.debug(\"x\");"),
            "class Other { @LOG static final boolean DEBUG = LOG.isDebugEnabled(); }");

    @Test
    void aClassFollowsWhatAnotherOneKeepsFromBuildToBuild() throws Exception {
        SourceFolder classes = new SourceFolder(folder.resolve("classes"));
        try (WovenProgram program = WovenProgram.of(folder, KEEPS)) {
            assertThat(program.outcome().leftAlone()).hasSize(1);
        }
        // Other alone is compiled again, as an incremental compiler does.
        classes.compile(Map.of("Other", "class Other { static final boolean DEBUG = System.nanoTime() != 0; }"));
        try (WovenProgram program = WovenProgram.inFolder(folder)) {
            assertThat(program.outcome().leftAlone()).isEmpty();
            program.query("class Main", "+p");
            assertThat(program.run("Main")).containsExactly("x");
        }
        classes.compile(Map.of("Other", KEEPS.get("Other")));
        try (WovenProgram program = WovenProgram.inFolder(folder)) {
            assertThat(program.outcome().leftAlone()).hasSize(1);
        }
    }

    @Test
    void aClassIsWovenAnewWhereOtherGuardsCanBeSwitchedSince() throws Exception {
        String twice = "if (LOG.isDebugEnabled()) { if (Other.DEBUG) { LOG.debug(\"x\"); } }"
                + " if (LOG.isDebugEnabled()) { LOG.debug(\"y\"); }";
        String kept = "class Other { @LOG static final boolean DEBUG = LOG.isDebugEnabled(); }";
        WovenProgram.of(folder, sources(main(twice), kept)).close();
        new SourceFolder(folder.resolve("classes"))
                .compile(Map.of("Other", "class Other { static final boolean DEBUG = System.nanoTime() != 0; }"));
        try (WovenProgram program = WovenProgram.inFolder(folder)) {
            program.query("class Main", "+p");
            assertThat(program.run("Main")).containsExactly("x", "y");
        }
    }

    @Test
    void aSecondBuildWritesNothing() throws Exception {
        WovenProgram.of(folder, KEEPS).close();
        SourceFolder.age(folder);
        WovenProgram.inFolder(folder).close();
        assertThat(SourceFolder.touched(folder)).isEqualTo(List.of());
    }
}
