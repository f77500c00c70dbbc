package io.dyndbg.plugin.guard;

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
import org.junit.jupiter.params.provider.ValueSource;

/** A guard reads what one of another class has decided: it stays shut, and nothing throws. */
class DecidedElsewhereTest {
    private static final String LOG = "static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(\"x\");";
    private static final String READS = "if (LOG.isDebugEnabled()) LOG.debug(\"x {}\", w.hashCode());";

    @TempDir
    private Path folder;

    private static final String IMPORTS = "import java.util.*; import java.util.concurrent.atomic.*; ";

    private static Map<String, String> sources(String main, String others) {
        Map<String, String> sources = new HashMap<>();
        for (String source : ("class Main { LOG " + main + " }" + others)
                .split("(?<=})\\s*(?=(?:abstract )?(?:class|record|interface|enum) )")) {
            String name = source.replaceFirst("(?s)^(?:abstract )?(?:class|record|interface|enum) (\\w+).*", "$1");
            sources.put(name, IMPORTS + source.replace("LOG ", LOG + " ").replace("READS", READS));
        }
        return sources;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Object w; static class In { final Main out; In(Main m) { out = m; } void begin() { if (LOG.isDebugEnabled()) out.w = this; } } public static void main(String[] a) { Main m = new Main(); new In(m).begin(); m.end(); } void end() { READS } | ",
                "private Object w; class In { void begin() { if (LOG.isDebugEnabled()) w = this; } } public static void main(String[] a) { Main m = new Main(); m.new In().begin(); m.end(); } void end() { READS } | ",
                "public static void main(String[] a) { Other o = new Other(); o.begin(); Object w = o.w; READS } | class Other { LOG Object w; void begin() { if (LOG.isDebugEnabled()) w = this; } }",
                "public static void main(String[] a) { Other.begin(); Object w = Other.w; READS } | class Other { LOG static Object w; static void begin() { if (LOG.isDebugEnabled()) w = new Object(); } }",
                "public static void main(String[] a) { Other o = new Other(); o.begin(); Object w = o.w(); READS } | class Other { LOG private Object w; void begin() { if (LOG.isDebugEnabled()) w = this; } Object w() { return w; } }",
                "public static void main(String[] a) { Other.begin(); Object w = Other.ALL.poll(); READS } | class Other { LOG static final java.util.Queue<Object> ALL = new java.util.ArrayDeque<>(); static void begin() { if (LOG.isDebugEnabled()) ALL.add(1); } }",
                "public static void main(String[] a) { Object w = Other.begin(); READS } | class Other { LOG static Object begin() { return LOG.isDebugEnabled() ? new Object() : null; } }",
                "public static void main(String[] a) { Object w = Other.begin(); READS } | class Other { LOG static Object begin() { Object w = new Object(); if (!LOG.isDebugEnabled()) w = null; return w; } }",
                "public static void main(String[] a) { Object w = new Some().begin(); READS } | abstract class Other { abstract Object begin(); } class Some extends Other { LOG Object begin() { return LOG.isDebugEnabled() ? new Object() : null; } }",
                "public static void main(String[] a) { Other w = new Other(); w.begin(); w.end(); } | class Base { LOG Object w; void begin() { if (LOG.isDebugEnabled()) w = this; } } class Other extends Base { void end() { READS } }",
                "public static void main(String[] a) { Other w = new Other(); w.begin(); w.end(); } | class Base { LOG Object w; void end() { READS } } class Other extends Base { void begin() { if (LOG.isDebugEnabled()) w = this; } }",
                "public static void main(String[] a) { new Other(LOG.isDebugEnabled() ? new Object() : null).end(); } | class Other { LOG final Object w; Other(Object w) { this.w = w; } void end() { READS } }",
                "public static void main(String[] a) { Object v = null; if (LOG.isDebugEnabled()) v = new Object(); Other.end(1L, v); } | class Other { LOG static void end(long l, Object w) { READS } }",
                "public static void main(String[] a) { Object v = null; if (LOG.isDebugEnabled()) v = new Object(); Third.end(v); } | class Other { LOG static void end(Object w) { READS } } class Third { static void end(Object w) { Other.end(w); } }",
                "public static void main(String[] a) { Flags f = new Flags(LOG.isDebugEnabled() ? new Object() : null, 1); Object w = f.w(); READS } | record Flags(Object w, int i) {}",
                "public static void main(String[] a) { Other o = new Other(); Object w = o.w; READS } | class Other { final Object w; Other() { w = Flag.ON ? this : null; } } class Flag { LOG static final boolean ON = LOG.isDebugEnabled(); }",
                "public static void main(String[] a) { Third.end(); Other.end(LOG.isDebugEnabled() ? new Object() : null); } | class Other { LOG static void end(Object w) { READS } } class Third { static void end() { Other.end(new Object()); } }",
                "public static void main(String[] a) { Third.end(); Other.end(LOG.isDebugEnabled() ? new Object() : null); } | class Other { LOG static void end(Object w) { Last.end(w); } } class Last { LOG static void end(Object w) { READS } } class Third { static void end() { Other.end(null); } }",
                "public static void main(String[] a) { begin(a); } static void begin(Object v) { if (!LOG.isDebugEnabled()) v = null; Other.end(v); } | class Other { LOG static void end(Object w) { READS } }",
                "public static void main(String[] a) { begin(null); } static void begin(Object v) { if (LOG.isDebugEnabled()) v = LOG; Other.end(v); } | class Other { LOG static void end(Object w) { READS } }",
                "public static void main(String[] a) { Asks w = new Other(); w.end(LOG.isDebugEnabled() ? new Object() : null); } | interface Asks { void end(Object w); } class Other implements Asks { LOG public void end(Object w) { READS } }",
            })
    void itStaysShut(String main, String others) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main, Objects.requireNonNullElse(others, "")))) {
            assertThat(program.query("", "+p").unreachable()).isPositive();
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "public static void main(String[] a) { Object w = Other.text(); READS } | class Other { LOG static String text() { return LOG.isTraceEnabled() ? \"all\" : \"some\"; } }",
                "public static void main(String[] a) { Object w = Other.text(); READS } | class Other { LOG static String text() { if (LOG.isDebugEnabled()) LOG.debug(\"y\"); return \"\"; } }",
                "public static void main(String[] a) { Object w = new Other().v; READS } | class Other { LOG Object w; Object v = this; void begin() { if (LOG.isDebugEnabled()) w = this; } }",
                "public static void main(String[] a) { Third.end(); if (a.length > 0) Other.end(LOG.isDebugEnabled() ? a : null); } | class Other { LOG static void end(Object w) { Last.end(w); } } class Last { LOG static void end(Object w) { READS } } class Third { static void end() { Other.end(new Object()); } }",
                "public static void main(String[] a) { Third.end(a); if (a.length > 0) Other.end(LOG.isDebugEnabled() ? a : null); } | class Other { LOG static void end(Object w) { Last.end(w); } } class Last { LOG static void end(Object w) { READS } } class Third { static void end(Object o) { java.util.function.Consumer<Object> all = Other::end; all.accept(o); } }",
                "public static void main(String[] a) { Other.end(\"\"); Third.end(LOG.isDebugEnabled() ? a : null); } | class Other { LOG static void end(Object w) { READS } } class Third { static void end(Object w) {} }",
            })
    void whatIsThereAnywayIsRead(String main, String others) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main, others))) {
            program.query("", "+p");
            assertThat(program.run("Main")).anyMatch(line -> line.startsWith("x "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "public static void main(String[] a) { String s = Other.text(); if (s != null) LOG.debug(s); } | class Other { LOG static String text() { return LOG.isDebugEnabled() ? \"x\" : null; } }",
                "public static void main(String[] a) { if (null == Other.text()) return; LOG.debug(\"x\"); } | class Other { LOG static String text() { if (LOG.isDebugEnabled()) return \"x\"; return null; } }",
                "public static void main(String[] a) { String s = \"x\"; if (!LOG.isDebugEnabled()) s = null; if (s != null) LOG.debug(s); } | class Other {}",
                "public static void main(String[] a) { long start = start(); if (start > 0) LOG.debug(\"x\"); } static long start() { return LOG.isDebugEnabled() ? 1 : 0; } | class Other {}",
                "Object w; public static void main(String[] a) { new Main().end(); } void begin() { if (LOG.isDebugEnabled()) w = this; } void end() { if (w != null) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { if (Other.level == 1) LOG.debug(\"x\"); } | class Other { LOG static int level; static { if (LOG.isDebugEnabled()) level = 1; } }",
                "public static void main(String[] a) { if ((Other.FLAGS & 4) != 0) LOG.debug(\"x\"); } | class Other { LOG static final long FLAGS = LOG.isDebugEnabled() ? 4 : 0; }",
                "public static void main(String[] a) { if (Other.mode == Mode.LOUD) LOG.debug(\"x\"); } | enum Mode { LOUD, QUIET } class Other { LOG static Mode mode = LOG.isDebugEnabled() ? Mode.LOUD : Mode.QUIET; }",
                "public static void main(String[] a) { switch (Other.mode) { case LOUD -> LOG.debug(\"x\"); default -> {} } } | enum Mode { LOUD, QUIET } class Other { LOG static Mode mode = LOG.isDebugEnabled() ? Mode.LOUD : Mode.QUIET; }",
                "public static void main(String[] a) { if (Other.mode.equals(\"loud\")) LOG.debug(\"x\"); } | class Other { LOG static String mode = \"quiet\"; static { if (LOG.isDebugEnabled()) mode = \"loud\"; } }",
                "public static void main(String[] a) { boolean any = Other.text() != null; work(); if (any) LOG.debug(\"x\"); } static void work() {} | class Other { LOG static String text() { return LOG.isDebugEnabled() ? \"x\" : null; } }",
                "public static void main(String[] a) { if (Other.SEEN.contains(\"x\")) LOG.debug(\"x\"); } | class Other { LOG static final Set<String> SEEN = new HashSet<>(); static void see() { if (LOG.isDebugEnabled()) SEEN.add(\"x\"); } }",
                "public static void main(String[] a) { if (Other.TEXT.isPresent()) LOG.debug(\"x\"); } | class Other { LOG static final Optional<String> TEXT = Optional.ofNullable(LOG.isDebugEnabled() ? \"x\" : null); }",
                "public static void main(String[] a) { if (Other.COUNT.get() > 0) LOG.debug(\"x\"); } | class Other { LOG static final AtomicInteger COUNT = new AtomicInteger(LOG.isDebugEnabled() ? 1 : 0); }",
                "public static void main(String[] a) { int n = 0; if (LOG.isDebugEnabled()) n++; if (n > 0) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { int n = LOG.isDebugEnabled() ? a.length + 1 : 0; for (int i = 0; i < n; i++) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { List<String> w = new ArrayList<>(4); if (LOG.isDebugEnabled()) w.add(\"x\"); if (!w.isEmpty()) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { List<String> w = new ArrayList<>(); if (LOG.isDebugEnabled()) w.add(\"x\"); if (!w.isEmpty()) { LOG.debug(\"x\"); w.add(\"later\"); } } | class Other {}",
                "public static void main(String[] a) { StringBuilder w = new StringBuilder(64); if (LOG.isDebugEnabled()) w.append(1); if (w.length() > 0) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { Set<Thread.State> w = EnumSet.noneOf(Thread.State.class); if (LOG.isDebugEnabled()) w.add(Thread.State.NEW); if (w.contains(Thread.State.NEW)) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { int[] w = {0}; if (LOG.isDebugEnabled()) List.of(1, 2).forEach(i -> w[0]++); if (w[0] > 0) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { Mode mode = LOG.isDebugEnabled() ? Mode.LOUD : Mode.QUIET; work(); switch (mode) { case LOUD -> LOG.debug(\"x\"); default -> {} } } static void work() {} | enum Mode { LOUD, QUIET } class Other {}",
                "public static void main(String[] a) { for (String s : LOG.isDebugEnabled() ? Arrays.asList(a) : List.<String>of()) LOG.debug(s); } | class Other {}",
            })
    void whatAsksForItMayStaySilent(String main, String others) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main, others))) {
            assertThat(program.query("class Main", "+p").notes())
                    .anyMatch(note -> note.startsWith("1 site may stay silent: a guard may stand before it"));
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "public static void main(String[] a) { String s = Other.text(); if (s == null) LOG.debug(\"x\"); } | class Other { LOG static String text() { return LOG.isDebugEnabled() ? \"x\" : null; } }",
                "public static void main(String[] a) { for (int i = 0; i < Other.n; i++) a = null; LOG.debug(\"x\"); } | class Other { LOG static int n = LOG.isDebugEnabled() ? 3 : 0; }",
                "public static void main(String[] a) { switch (Other.n) { case 1: a = null; break; default: a = new String[0]; } LOG.debug(\"x\"); } | class Other { LOG static int n = LOG.isDebugEnabled() ? 3 : 0; }",
                "public static void main(String[] a) { int n = 0; if (LOG.isDebugEnabled()) n++; if (n == 0) LOG.debug(\"x\"); } | class Other {}",
                "public static void main(String[] a) { String s = Other.text(); if (s != null) a = null; LOG.debug(\"x\"); } | class Other { LOG static String text() { return LOG.isDebugEnabled() ? \"x\" : null; } }",
            })
    void whatRunsWithoutItIsNotDoubted(String main, String others) throws Exception {
        try (WovenProgram program = WovenProgram.of(folder, sources(main, others))) {
            assertThat(program.query("class Main", "+p").notes()).noneMatch(note -> note.contains("silent"));
            assertThat(program.run("Main")).containsExactly("x");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (Other.text() != null) tell(); if (Other.text() != null) tell(); } private static void tell() { LOG.debug(\"x\"); }",
                "Optional.ofNullable(Other.text() != null ? a : null).ifPresent(some -> LOG.debug(\"x\")); }",
                "Optional.ofNullable(Other.text()).ifPresent(text -> LOG.debug(text)); }",
                "Optional.ofNullable(Other.text()).map(String::length).ifPresent(length -> tell()); } private static void tell() { LOG.debug(\"x\"); }",
            })
    void whatIsOnlyCalledWithItMayStaySilent(String main) throws Exception {
        String other = "class Other { LOG static String text() { return LOG.isDebugEnabled() ? \"x\" : null; } }";
        try (WovenProgram program =
                WovenProgram.of(folder, sources("public static void main(String[] a) { " + main, other))) {
            assertThat(program.query("class Main", "+p").notes())
                    .anyMatch(note -> note.startsWith("1 site may stay silent: its callers in this class ask a guard"));
            assertThat(program.run("Main")).isEmpty();
        }
    }

    @Test
    void aClassFollowsWhatAnotherOneDecidesFromBuildToBuild() throws Exception {
        String main = "public static void main(String[] a) { Object w = Other.begin(); READS }";
        String decides = "class Other { LOG static Object begin() { return LOG.isDebugEnabled() ? \"\" : null; } }";
        String tells = "class Other { static Object begin() { return \"\"; } }";
        SourceFolder classes = new SourceFolder(folder.resolve("classes"));
        try (WovenProgram program = WovenProgram.of(folder, sources(main, decides))) {
            assertThat(reasons(program)).containsExactly(OtherDecisions.READS);
        }
        classes.compile(Map.of("Other", sources(main, tells).get("Other")));
        try (WovenProgram program = WovenProgram.inFolder(folder)) {
            program.query("class Main", "+p");
            assertThat(program.run("Main")).containsExactly("x 0");
        }
        classes.compile(Map.of("Other", sources(main, decides).get("Other")));
        try (WovenProgram program = WovenProgram.inFolder(folder)) {
            assertThat(reasons(program)).containsExactly(OtherDecisions.READS);
            program.query("class Main", "+p");
            assertThat(program.run("Main")).isEmpty();
        }
        SourceFolder.age(folder);
        WovenProgram.inFolder(folder).close();
        assertThat(SourceFolder.touched(folder)).isEqualTo(List.of());
    }

    private static List<String> reasons(WovenProgram program) throws Exception {
        return program.sites("Main").stream().map(CallsiteRecord::behindGuard).toList();
    }
}
