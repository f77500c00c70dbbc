package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Level;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.CodeSizeEvaluator;

/** What can't be woven stays exactly as it was, and is counted with a reason. */
class LeftAloneTest {
    private static final String HEAD = """
            package samples;
            import org.slf4j.*;
            public class Sample {
                private static final Logger LOG = LoggerFactory.getLogger("samples.x");
                int i;
            """;

    @TempDir
    Path folder;

    private CompiledSample sample(String body, String... options) {
        return CompiledSample.compile(folder, "Sample.java", HEAD + body + "}", options);
    }

    private static ClassWeaver weaver() {
        return CompiledSample.weaver(
                new Weaving(CompiledSample.BLOB, Set.of(Level.DEBUG, Level.TRACE), Arguments.KEEP),
                new Hierarchy(List.of()),
                List.of());
    }

    private static List<String> reasons(CompiledSample woven) {
        return woven.records().get(0).sites().stream()
                .map(CallsiteRecord::leftAlone)
                .toList();
    }

    @Test
    void a_class_that_is_newer_than_asm_stays_byte_for_byte() {
        byte[] bytes = sample("void a() { LOG.debug(\"a\"); }").bytes("samples/Sample");
        bytes[7] = 120;
        ClassWeaver.Woven woven = weaver().weave(bytes);
        assertThat(woven.bytes()).isSameAs(bytes);
        assertThat(woven.unreadable()).isEqualTo(ClassWeaver.Unreadable.NEWER);
    }

    @Test
    void a_class_that_is_cut_short_anywhere_stays_byte_for_byte() {
        byte[] bytes = sample("void a() { LOG.debug(\"a\"); }").bytes("samples/Sample");
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(weaver().weave(cut).bytes()).isSameAs(cut);
        }
    }

    @Test
    void a_method_that_the_JVM_would_no_longer_compile_is_left_alone() {
        // Four bytes more are too many for 7,999 bytes of code: each "i++;" has ten, "i = i;" eight.
        CompiledSample sample = sample("void large() { i = i;" + "i++;".repeat(798) + "LOG.debug(\"large\"); }"
                + "void small() { LOG.debug(\"small\"); }");
        assertThat(length(sample.bytes("samples/Sample"), "large")).isBetween(7_997, 8_000);
        CompiledSample woven = sample.weave(Arguments.KEEP);
        assertThat(reasons(woven)).containsExactly("too large", null);
        assertThat(length(woven.bytes("samples/Sample"), "large"))
                .isEqualTo(length(sample.bytes("samples/Sample"), "large"));
    }

    @Test
    void a_method_that_would_pass_64_KiB_is_left_alone() {
        CompiledSample sample = sample("void large() { int j = 0;" + "i++;".repeat(6_552) + "LOG.debug(\"large\"); }"
                + "void small() { LOG.debug(\"small\"); }");
        assertThat(length(sample.bytes("samples/Sample"), "large")).isBetween(65_532, 65_535);
        assertThat(reasons(sample.weave(Arguments.KEEP))).containsExactly("too large", null);
    }

    @Test
    void a_method_that_was_too_large_to_be_compiled_before_is_woven() {
        CompiledSample sample = sample("void large() {" + "i++;".repeat(1_000) + "LOG.debug(\"large\"); }");
        assertThat(reasons(sample.weave(Arguments.ALL))).containsExactly((String) null);
    }

    private static int length(byte[] classFile, String method) {
        int[] length = {0};
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String desc, String signature, String[] exceptions) {
                                if (!name.equals(method)) {
                                    return null;
                                }
                                return new CodeSizeEvaluator(null) {
                                    @Override
                                    public void visitEnd() {
                                        length[0] = getMinSize();
                                    }
                                };
                            }
                        },
                        0);
        return length[0];
    }

    @Test
    void a_logger_that_is_kept_beside_its_statement_is_left_alone() {
        CompiledSample woven =
                sample("void a() { Logger kept; (kept = LOG).debug(\"a\"); }").weave(Arguments.KEEP);
        assertThat(reasons(woven)).containsExactly("logger is used by more than the statement");
    }

    @Test
    void a_final_logger_class_is_left_alone() {
        CompiledSample woven = sample(
                        "void a(ch.qos.logback.classic.Logger log) { log.debug(\"a\"); LOG.debug(\"b\"); }")
                .weave(Arguments.KEEP);
        // Without its class path the Logback logger is not known to be a logger at all; with it, it is left alone.
        assertThat(reasons(woven)).containsExactly((String) null);
        ClassWeaver weaver = CompiledSample.weaver(
                new Weaving(CompiledSample.BLOB, Set.of(Level.DEBUG), Arguments.KEEP),
                new Hierarchy(
                        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                                .map(Path::of)
                                .toList()),
                List.of());
        byte[] bytes = sample("void a(ch.qos.logback.classic.Logger log) { log.debug(\"a\"); LOG.debug(\"b\"); }")
                .bytes("samples/Sample");
        assertThat(weaver.weave(bytes).record().orElseThrow().sites())
                .extracting(CallsiteRecord::leftAlone)
                .containsExactly("logger class can't have a subclass", null);
    }

    @Test
    void a_method_that_an_api_may_have_whose_classes_nobody_sees_is_left_alone() throws IOException {
        CompiledSample sample = sample("interface Own extends org.slf4j.Logger {}"
                + " void a(Own own) { own.debug(\"a\"); LOG.debug(\"b\"); }"
                + " abstract static class More implements Own { public void debug(String text) {} }"
                + " void c(More more) { more.debug(\"c\"); }");
        Path own = Files.createDirectories(folder.resolve("own/samples"));
        for (String name : List.of("Sample$Own", "Sample$More")) {
            Files.write(own.resolve(name + ".class"), sample.bytes("samples/" + name));
        }
        ClassWeaver weaver = CompiledSample.weaver(
                new Weaving(CompiledSample.BLOB, Set.of(Level.DEBUG), Arguments.KEEP),
                new Hierarchy(List.of(own.getParent())),
                List.of());

        assertThat(weaver.weave(sample.bytes("samples/Sample"))
                        .record()
                        .orElseThrow()
                        .sites())
                .extracting(CallsiteRecord::leftAlone)
                .containsExactly(null, null, "logger's API is not on the class path");
    }

    @Test
    void a_logger_that_passes_on_to_itself_is_left_alone() {
        CompiledSample sample = sample("abstract static class Own extends org.slf4j.helpers.AbstractLogger {"
                + " void detail() { debug(\"a\"); this.debug(\"b\"); LOG.debug(\"c\"); } }");
        ClassWeaver weaver = CompiledSample.weaver(
                new Weaving(CompiledSample.BLOB, Set.of(Level.DEBUG), Arguments.KEEP),
                new Hierarchy(List.of(folder.resolve("classes"), Path.of(locationOf(org.slf4j.Logger.class)))),
                List.of());
        assertThat(weaver.weave(sample.bytes("samples/Sample$Own"))
                        .record()
                        .orElseThrow()
                        .sites())
                .extracting(CallsiteRecord::leftAlone)
                .containsExactly("a logger calls itself", "a logger calls itself", null);
    }

    private static String locationOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    @Test
    void a_method_reference_makes_no_site_and_is_counted() {
        CompiledSample woven = sample("void a() { java.util.List.of(\"x\").forEach(LOG::debug); LOG.debug(\"b\"); }")
                .weave(Arguments.KEEP);
        assertThat(woven.records().get(0).noSite()).containsEntry("method reference", 1);
        assertThat(woven.records().get(0).sites()).hasSize(1);
    }

    @Test
    void a_level_that_is_known_only_at_run_time_makes_no_site_and_is_counted() {
        CompiledSample woven = sample("void a(org.slf4j.event.Level level) { LOG.atLevel(level).log(\"a\"); }")
                .weave(Arguments.KEEP);
        assertThat(woven.records().get(0).noSite()).containsEntry("level is known only at run time", 1);
        assertThat(woven.records().get(0).sites()).isEmpty();
    }

    @Test
    void a_class_that_has_a_method_of_the_same_name_keeps_it() throws Exception {
        CompiledSample woven = sample(
                        "private static Logger ajc$log(Logger l, int i) { throw new IllegalStateException(); }"
                                + " public void a() { LOG.debug(\"a\"); }")
                .weave(Arguments.KEEP);
        Class<?> type = woven.loader(getClass().getClassLoader()).loadClass("samples.Sample");
        type.getMethod("a").invoke(type.getConstructor().newInstance());
        assertThat(type.getDeclaredMethods()).extracting("name").contains("ajc$log", "ajc$log$");
    }
}
