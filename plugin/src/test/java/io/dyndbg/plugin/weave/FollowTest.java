package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.dyndbg.site.Arguments;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments.ArgumentSet;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** As long as nobody asks for anything, woven classes behave as they did. */
class FollowTest {
    private static final ClassLoader HERE = FollowTest.class.getClassLoader();

    @TempDir
    Path folder;

    private static Stream<ArgumentSet> policiesAndLevels() {
        return Stream.of(Arguments.values())
                .flatMap(policy -> Stream.of(Level.INFO, Level.DEBUG, Level.TRACE)
                        .map(level -> org.junit.jupiter.params.provider.Arguments.argumentSet(
                                policy + " at " + level, policy, level)));
    }

    @ParameterizedTest
    @MethodSource("policiesAndLevels")
    void a_woven_class_prints_and_does_what_it_did(Arguments policy, Level level) throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        Run unwoven = run(sample.loader(HERE), level);
        Run woven = run(sample.weave(policy).loader(HERE), level);
        assertThat(woven.lines()).isNotEmpty().isEqualTo(unwoven.lines());
        assertThat(woven.result()).isEqualTo(unwoven.result());
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void a_woven_class_that_misses_the_runtime_prints_and_does_what_it_did(Arguments policy) throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        ClassLoader withoutRuntime = new ClassLoader(HERE) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("io.dyndbg.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        Run unwoven = run(sample.loader(HERE), Level.DEBUG);
        Run woven = run(sample.weave(policy).loader(withoutRuntime), Level.DEBUG);
        assertThat(woven.lines()).isEqualTo(unwoven.lines());
        assertThat(woven.result()).isEqualTo(unwoven.result());
    }

    /** The JVM hands on what a bootstrap method throws if it is an error: a full heap, a full stack. */
    @ParameterizedTest
    @EnumSource(Arguments.class)
    void a_woven_class_whose_switch_can_not_be_linked_prints_and_does_what_it_did(Arguments policy) throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        ClassLoader failing = CompiledSample.compile(
                        Files.createTempDirectory(folder, "runtime"),
                        "Link.java",
                        "package io.dyndbg; public class Link { public static Object ajc$log(Object... of) {"
                                + " throw new OutOfMemoryError(); } }")
                .loader(HERE.getParent());
        ClassLoader withFailingRuntime = new ClassLoader(HERE) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.startsWith("io.dyndbg.") ? failing.loadClass(name) : super.loadClass(name, resolve);
            }
        };
        Run unwoven = run(sample.loader(HERE), Level.DEBUG);
        Run woven = run(sample.weave(policy).loader(withFailingRuntime), Level.DEBUG);
        assertThat(woven.lines()).isEqualTo(unwoven.lines());
        assertThat(woven.result()).isEqualTo(unwoven.result());
    }

    private record Run(String result, List<String> lines) {}

    private static Run run(ClassLoader loader, Level level) throws Exception {
        try (LoggedEvents events = new LoggedEvents(level)) {
            Object shapes = loader.loadClass("samples.Shapes").getConstructor().newInstance();
            return new Run((String) ((Supplier<?>) shapes).get(), events.lines());
        }
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void a_woven_class_passes_the_strict_verifier(Arguments policy) throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        CompiledSample woven = sample.weave(policy);
        ClassLoader loader = woven.loader(HERE);
        for (var record : woven.records()) {
            StringWriter complaints = new StringWriter();
            byte[] bytes = woven.bytes(record.name().replace('.', '/'));
            CheckClassAdapter.verify(new ClassReader(bytes), loader, false, new PrintWriter(complaints));
            assertThat(complaints.toString()).isEmpty();
        }
    }

    @Test
    void the_default_serialVersionUID_stays() throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        Class<?> unwoven = sample.loader(HERE).loadClass("samples.Shapes");
        Class<?> woven = sample.weave(Arguments.KEEP).loader(HERE).loadClass("samples.Shapes");
        assertThat(ObjectStreamClass.lookup(woven).getSerialVersionUID())
                .isEqualTo(ObjectStreamClass.lookup(unwoven).getSerialVersionUID());
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void a_logger_that_is_null_still_fails(Arguments policy) throws Exception {
        String source = """
                package samples;
                public class Forgotten implements Runnable {
                    private org.slf4j.Logger log;
                    public void run() { log.debug("never {}", this); }
                }
                """;
        CompiledSample woven =
                CompiledSample.compile(folder, "Forgotten.java", source).weave(policy);
        Runnable forgotten = (Runnable) woven.loader(HERE)
                .loadClass("samples.Forgotten")
                .getConstructor()
                .newInstance();
        assertThatThrownBy(forgotten::run).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @EnumSource(Arguments.class)
    void the_same_class_gives_the_same_bytes(Arguments policy) throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        assertThat(sample.weave(policy).bytes("samples/Shapes"))
                .isEqualTo(sample.weave(policy).bytes("samples/Shapes"))
                .isNotEqualTo(sample.bytes("samples/Shapes"));
    }

    @Test
    void without_a_query_no_blob_is_opened() throws Exception {
        CompiledSample sample = CompiledSample.compile(folder, "Shapes.java", CompiledSample.source("Shapes.java"));
        List<String> opened = new ArrayList<>();
        ClassLoader watching = new ClassLoader(HERE) {
            @Override
            public URL getResource(String name) {
                opened.add(name);
                return super.getResource(name);
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                opened.add(name);
                return super.getResourceAsStream(name);
            }
        };
        run(sample.weave(Arguments.KEEP).loader(watching), Level.DEBUG);
        assertThat(opened).noneMatch(name -> name.startsWith("META-INF/dyndbg"));
    }
}
