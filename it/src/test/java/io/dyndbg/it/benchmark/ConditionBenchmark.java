package io.dyndbg.it.benchmark;

import io.dyndbg.Dyndbg;
import io.dyndbg.answer.Answer;
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
import org.slf4j.MDC;

/** What a call costs that a query forces under a condition which does not hold, SLF4J and Logback at INFO. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ConditionBenchmark {
    static final String UNWOVEN = "unwoven";

    @Param({UNWOVEN, "rate 1/999h", "mdc tenant=acme", "thread other-*"})
    private String condition;

    private Work work;

    @Setup
    public void start() throws Exception {
        work = (condition.equals(UNWOVEN) ? Form.UNWOVEN : Form.FOLLOW).start();
        MDC.put("tenant", "other");
        // The class has its switch only when its first statement has run, and a rate lets one message through.
        work.twoFields();
        if (!condition.equals(UNWOVEN)) {
            Answer answer = Dyndbg.query("module benchmark func twoFields " + condition + " +p");
            if (answer.inForce() != 1) {
                throw new IllegalStateException(answer.toString());
            }
        }
        work.twoFields();
    }

    @Benchmark
    public int twoFields() {
        return work.twoFields();
    }
}
