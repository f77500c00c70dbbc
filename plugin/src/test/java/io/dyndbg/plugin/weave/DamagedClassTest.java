package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver.Woven;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class file with some wrong bytes in it costs no other class anything, nor the build. */
class DamagedClassTest {
    private static final int SEEDS = 1_500;
    /** Magic number and version (JVMS 4.1); a class of another version is another matter. */
    private static final int HEADER = 8;
    /** The tag of the first item of the constant pool, behind its length. */
    private static final int FIRST_CONSTANT = 10;

    private static final String SOURCE = """
            import org.slf4j.*;
            class Switches { static final boolean DEBUG = LoggerFactory.getLogger("x").isDebugEnabled(); }
            class Sound {
                static final Logger LOG = LoggerFactory.getLogger("x");
                void tell(Object o) { if (Switches.DEBUG) LOG.debug("kept {}", o); LOG.debug("plain"); }
            }
            class Damaged {
                private static final Logger LOG = LoggerFactory.getLogger("y");
                private static final boolean ON = LOG.isDebugEnabled();
                private final java.util.Map<String, Runnable> all = new java.util.HashMap<>();
                private long count;
                static void ifDebug(Runnable tell, String... more) { if (LOG.isDebugEnabled()) tell.run(); }
                void passed(Runnable tell, int n) { if (ON) ifDebug(tell, "a", "b"); else hidden(n); }
                private void hidden(int n) { LOG.debug("n {} " + n, count, new Object[] {n}); }
                Object tell(Object o) {
                    long start = LOG.isTraceEnabled() ? System.nanoTime() : 0L;
                    if (LOG.isDebugEnabled()) { count++; hidden(2); }
                    all.put("x", new Runnable() { public void run() { LOG.debug("inner"); } });
                    try { passed(() -> LOG.debug("in {}", o), 3); } finally { LOG.trace("took {}", start); }
                    LOG.atDebug().addArgument(o).log("fluent");
                    return LOG.isDebugEnabled() ? o : null;
                }
            }
            """;

    @TempDir
    Path folder;

    private final Map<String, byte[]> classes = new TreeMap<>();

    @BeforeEach
    void compile() {
        CompiledSample compiled = CompiledSample.compile(folder, "Sound.java", SOURCE);
        for (String name : List.of("Switches", "Sound", "Damaged", "Damaged$1")) {
            classes.put(name, compiled.bytes(name));
        }
    }

    private static byte[] damaged(byte[] sound, long seed) {
        Random random = new Random(seed);
        byte[] damaged = sound.clone();
        for (int change = 0; change <= seed % 3; change++) {
            damaged[HEADER + random.nextInt(sound.length - HEADER)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private Map<String, Woven> weave(Map<String, byte[]> module) throws IOException {
        List<Path> path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        try (Hierarchy hierarchy = new Hierarchy(path)) {
            ClassWeaver weaver = new ClassWeaver(
                    new Weaving(CompiledSample.BLOB, Set.of(Level.DEBUG, Level.TRACE), Arguments.KEEP),
                    hierarchy,
                    new ClassFiles(List.copyOf(module.keySet()), name -> Optional.of(module.get(name))));
            Map<String, Woven> woven = new TreeMap<>();
            module.forEach((name, bytes) -> woven.put(name, weaver.weave(bytes)));
            return woven;
        }
    }

    @Test
    void othersAreWovenAsEver() throws Exception {
        Woven sound = weave(classes).get("Sound");
        assertThat(sound.record().orElseThrow().sites()).hasSize(2);
        int unreadable = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Map<String, byte[]> module = new TreeMap<>(classes);
            module.put("Damaged", damaged(classes.get("Damaged"), seed));
            Map<String, Woven> woven = weave(module);
            assertThat(woven.get("Sound").record()).as("seed %s", seed).isEqualTo(sound.record());
            assertThat(woven.get("Sound").bytes()).as("seed %s", seed).isEqualTo(sound.bytes());
            Woven damaged = woven.get("Damaged");
            if (damaged.unreadable() != null) {
                assertThat(damaged.bytes()).as("seed %s", seed).isSameAs(module.get("Damaged"));
                unreadable++;
            }
        }
        assertThat(unreadable).isPositive();
    }

    @Test
    void onlyAVersionMakesItNewer() throws Exception {
        assertThat(unreadable(FIRST_CONSTANT, 99)).isEqualTo(ClassWeaver.Unreadable.NO_CLASS);
        assertThat(unreadable(HEADER - 1, 199)).isEqualTo(ClassWeaver.Unreadable.NEWER);
    }

    private ClassWeaver.Unreadable unreadable(int at, int changed) throws IOException {
        byte[] damaged = classes.get("Damaged").clone();
        damaged[at] = (byte) changed;
        return weave(Map.of("Damaged", damaged)).get("Damaged").unreadable();
    }
}
