package io.dyndbg.it.benchmark;

import io.dyndbg.it.corpus.Corpus;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.plugin.weave.Weaving;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import io.dyndbg.site.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.Logger;

/** Weaving some classes, and copying them through ASM without a change. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// In one JVM, as a build is: in a new one for each jar, C2 would still be at ASM's largest methods when the measuring
// is over.
@Fork(0)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class WeavingBenchmark {
    /** The resolved corpus. */
    static final Path CORPUS = Path.of("target", "corpus-benchmark").toAbsolutePath();

    /** A jar of the corpus, or the number of statements of a generated class. */
    @Param("")
    public String input;

    private List<byte[]> classes;
    private List<Path> classPath;
    private String blob;

    @Setup
    public void read() throws IOException {
        if (Character.isDigit(input.charAt(0))) {
            classes = List.of(LargeClass.with(Integer.parseInt(input)));
            classPath = List.of(Locations.of(Logger.class));
            blob = Mark.blobNamed("com.acme.acme-core");
        } else {
            Corpus corpus = Corpus.at(CORPUS);
            CorpusJar jar = corpus.jar(input);
            classes = jar.classes();
            classPath = jar.wholePath();
            blob = corpus.blob(input);
        }
    }

    @Benchmark
    public long copy() {
        long bytes = 0;
        for (byte[] each : classes) {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(each).accept(writer, 0);
            bytes += writer.toByteArray().length;
        }
        return bytes;
    }

    /** As a build does: the class path is opened, too. */
    @Benchmark
    public long weave() throws IOException {
        long bytes = 0;
        try (Hierarchy hierarchy = new Hierarchy(classPath)) {
            ClassWeaver weaver = weaver(hierarchy, classes, blob);
            for (byte[] each : classes) {
                bytes += weaver.weave(each).bytes().length;
            }
        }
        return bytes;
    }

    static ClassWeaver weaver(Hierarchy hierarchy, List<byte[]> classes, String blob) throws IOException {
        Weaving weaving = new Weaving(blob, Set.of(Level.TRACE, Level.DEBUG), Arguments.KEEP);
        return new ClassWeaver(weaving, hierarchy, CorpusJar.module(classes));
    }
}
