package io.dyndbg.it.benchmark;

import java.util.concurrent.TimeUnit;
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

/** What a statement costs that does not print, SLF4J and Logback at INFO, in each {@link Form}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class SiteBenchmark {
    @Param
    private Form form;

    private Work work;

    @Setup
    public void start() throws Exception {
        work = form.start();
    }

    @Benchmark
    public int twoFields() {
        return work.twoFields();
    }

    @Benchmark
    public int boxed() {
        return work.boxed();
    }

    @Benchmark
    public int varargs() {
        return work.varargs();
    }

    @Benchmark
    public int guarded() {
        return work.guarded();
    }
}
