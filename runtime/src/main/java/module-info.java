/** The run-time side of dyndbg: the switch of every woven call site, the records behind it and the query language. */
module io.dyndbg.runtime {
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires static com.github.luben.zstd_jni;
    requires static java.logging;
    requires static org.apache.logging.log4j;
    requires static org.apache.logging.log4j.core;
    requires static org.slf4j;

    exports io.dyndbg;
    exports io.dyndbg.answer;
    exports io.dyndbg.link;
}
