/**
 * The run-time side of dyndbg: the switch of every woven call site, the records behind it and the query language.
 *
 * <p>It requires no logging library, not even statically: {@code requires static} brings a jar into the graph once it is anywhere
 * in sight, which breaks who used it from the class path. What an application has is read when it is first met; see
 * {@code io.dyndbg.print.Reads}.
 */
module io.dyndbg.runtime {
    requires static com.github.luben.zstd_jni;
    requires static java.logging;
    requires static java.management;

    exports io.dyndbg;
    exports io.dyndbg.answer;
    exports io.dyndbg.jmx;
}
