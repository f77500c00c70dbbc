package io.dyndbg.print.jul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.dyndbg.print.Printing;
import io.dyndbg.print.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JulTest {

    /** Keeps what it is given. */
    private static final class ListHandler extends Handler {
        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                record.getSourceClassName();
                records.add(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    public static final class Words extends ListResourceBundle {
        @Override
        protected Object[][] getContents() {
            return new Object[][] {{"key", "in words: {0}"}};
        }
    }

    private final JulApi api = new JulApi();
    private final ListHandler handler = new ListHandler();
    private final Logger parent = Logger.getLogger("io.dyndbg.test.jul");
    private final Logger real = Logger.getLogger("io.dyndbg.test.jul.Server");

    @BeforeEach
    void logsAtInfo() {
        handler.setLevel(Level.ALL);
        parent.setUseParentHandlers(false);
        parent.setLevel(Level.INFO);
        parent.addHandler(handler);
    }

    @AfterEach
    void leavesNoTrace() {
        parent.removeHandler(handler);
        real.setFilter(null);
        real.setLevel(null);
        assertThat(real.getParent()).isSameAs(parent);
    }

    private Logger forced(io.dyndbg.site.Level level, String method, String flags) {
        return (Logger) api.forced(Logger.class, real, Sites.decorated(level, method, flags));
    }

    private Logger forced(String flags) {
        return forced(io.dyndbg.site.Level.DEBUG, "fine", flags);
    }

    private LogRecord only() {
        assertThat(handler.records).hasSize(1);
        return handler.records.get(0);
    }

    private void sameAsOriginal(io.dyndbg.site.Level level, String method, Consumer<Logger> statement) {
        handler.records.clear();
        real.setLevel(Level.ALL);
        statement.accept(real);
        real.setLevel(null);
        statement.accept(forced(level, method, "p"));
        assertThat(handler.records).hasSize(2);
        LogRecord original = handler.records.get(0);
        LogRecord printed = handler.records.get(1);
        assertThat(printed.getMessage()).isEqualTo(original.getMessage());
        assertThat(printed.getParameters()).isEqualTo(original.getParameters());
        assertThat(printed.getLevel()).isEqualTo(original.getLevel());
        assertThat(printed.getLoggerName()).isEqualTo(original.getLoggerName());
        assertThat(printed.getThrown()).isSameAs(original.getThrown());
        assertThat(printed.getResourceBundle()).isSameAs(original.getResourceBundle());
        assertThat(printed.getResourceBundleName()).isEqualTo(original.getResourceBundleName());
        assertThat(printed.getLongThreadID()).isEqualTo(original.getLongThreadID());
    }

    @Test
    void everyMethodMakesTheRecordThatTheOriginalMakes() {
        Exception failure = new Exception("failure");
        List<Consumer<Logger>> debug = List.of(
                log -> log.fine("plain"),
                log -> log.fine(() -> "supplied"),
                log -> log.log(Level.FINE, "plain"),
                log -> log.log(Level.FINE, () -> "supplied"),
                log -> log.log(Level.FINE, "one {0}", 1),
                log -> log.log(Level.FINE, "two {0} {1}", new Object[] {1, 2}),
                log -> log.log(Level.FINE, "failed", failure),
                log -> log.log(Level.FINE, failure, () -> "failed"));
        debug.forEach(statement -> sameAsOriginal(io.dyndbg.site.Level.DEBUG, "log", statement));
        sameAsOriginal(io.dyndbg.site.Level.TRACE, "finer", log -> log.finer("x"));
        sameAsOriginal(io.dyndbg.site.Level.TRACE, "finest", log -> log.finest("x"));
    }

    @Test
    void theLocationIsTheBuilds() {
        forced("p").fine("x");
        assertThat(only().getSourceClassName()).isEqualTo("com.acme.Server");
        assertThat(only().getSourceMethodName()).isEqualTo("accept");
    }

    @Test
    void classAndMethodThatTheStatementGivesAreKept() {
        Logger trace = forced(io.dyndbg.site.Level.TRACE, "entering", "p");
        trace.entering("A", "b", 1);
        assertThat(only().getSourceClassName()).isEqualTo("A");
        assertThat(only().getSourceMethodName()).isEqualTo("b");
        assertThat(only().getMessage()).isEqualTo("ENTRY {0}");
        handler.records.clear();
        forced(io.dyndbg.site.Level.TRACE, "throwing", "p").throwing("A", "b", new Exception("e"));
        assertThat(only().getMessage()).isEqualTo("THROW");
        handler.records.clear();
        forced(io.dyndbg.site.Level.DEBUG, "logp", "p").logp(Level.FINE, "C", "d", "x");
        assertThat(only().getSourceClassName()).isEqualTo("C");
        handler.records.clear();
        ResourceBundle words = new Words();
        forced(io.dyndbg.site.Level.DEBUG, "logrb", "p").logrb(Level.FINE, words, "key", 1);
        assertThat(only().getResourceBundle()).isSameAs(words);
        assertThat(only().getSourceClassName()).isEqualTo(JulTest.class.getName());
    }

    @Test
    void theLoggersOwnAndInheritedBundlesReachTheRecord() {
        Logger owner = Logger.getLogger("io.dyndbg.test.jul.bundle", Words.class.getName());
        Logger child = Logger.getLogger("io.dyndbg.test.jul.bundle.Child");
        for (Logger logger : List.of(owner, child)) {
            handler.records.clear();
            ((Logger) api.forced(Logger.class, logger, Sites.at(io.dyndbg.site.Level.DEBUG, "log")))
                    .log(Level.FINE, "key", 7);
            assertThat(new SimpleFormatter().formatMessage(only())).isEqualTo("in words: 7");
            assertThat(only().getResourceBundleName()).isEqualTo(Words.class.getName());
            assertThat(only().getLoggerName()).isEqualTo(logger.getName());
        }
        handler.records.clear();
        ((Logger) api.forced(Logger.class, child, Sites.decorated(io.dyndbg.site.Level.DEBUG, "log", "pl")))
                .log(Level.FINE, "key", 7);
        assertThat(new SimpleFormatter().formatMessage(only())).isEqualTo("42: in words: 7");
    }

    @Test
    void decorationsStandBeforeTheFormattedTextAndParametersAreKept() {
        forced("pmfsl").log(Level.FINE, "it''s {0}", "here");
        assertThat(only().getMessage()).isEqualTo("server:accept:Server.java:42: it's here");
        assertThat(only().getParameters()).containsExactly("here");
        assertThat(new SimpleFormatter().formatMessage(only())).isEqualTo(only().getMessage());
    }

    @Test
    void aTextThatLooksLikeAPatternOnceFormattedIsNotFormattedAgain() {
        forced("pl").log(Level.FINE, "got {0}", "{0}'s");
        assertThat(new SimpleFormatter().formatMessage(only())).isEqualTo("42: got {0}'s");
    }

    @Test
    void theLoggersFilterAndTheHandlersLevelAreRespected() {
        real.setFilter(record -> !record.getMessage().contains("secret"));
        forced("p").fine("a secret");
        forced("p").fine("no sec ret");
        assertThat(only().getMessage()).isEqualTo("no sec ret");
        handler.setLevel(Level.INFO);
        forced("p").fine("dropped");
        assertThat(handler.records).hasSize(1);
    }

    @Test
    void otherLevelsGoTheUsualWay() {
        Logger log = forced("p");
        assertThat(log.isLoggable(Level.FINE)).isTrue();
        assertThat(log.isLoggable(Level.FINER)).isFalse();
        assertThat(log.isLoggable(Level.OFF)).isEqualTo(real.isLoggable(Level.OFF));
        log.finer("not this one");
        log.info("this one");
        assertThat(only().getLevel()).isEqualTo(Level.INFO);
        assertThat(only().getLoggerName()).isEqualTo(real.getName());
    }

    @Test
    void aHandlerThatFailsDoesNotReachTheStatement() {
        handler.setFilter(record -> {
            assertThat(Printing.active()).isTrue();
            throw new IllegalStateException("filter");
        });
        assertThatNoException().isThrownBy(() -> forced("p").fine("x"));
        assertThat(Printing.active()).isFalse();
        assertThat(handler.records).isEmpty();
    }

    @Test
    void aSupplierThatFailsDoesSoOnlyWhereItWouldHaveRunAnyway() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("supplier");
        };
        assertThatNoException().isThrownBy(() -> forced("p").fine(failing));
        assertThatNoException().isThrownBy(() -> forced("p").log(Level.FINE, new Exception(), failing));
        assertThatNoException().isThrownBy(() -> forced("p").logp(Level.FINE, "C", "m", failing));
        assertThat(handler.records).isEmpty();
        real.setLevel(Level.FINE);
        assertThatIllegalStateException().isThrownBy(() -> forced("p").fine(failing));
    }

    /** Takes its records elsewhere, as CXF's logger over SLF4J does. */
    private static final class OwnLogger extends Logger {
        private final List<String> lines = new ArrayList<>();

        OwnLogger() {
            super("own", null);
            setLevel(Level.INFO);
        }

        @Override
        public void log(LogRecord record) {
            if (isLoggable(record.getLevel())) {
                lines.add(record.getLevel() + " " + record.getMessage());
            }
        }
    }

    @Test
    void aLoggerThatOverridesLogIsCalledItselfAtTheLowestLevelThatItHasEnabled() {
        OwnLogger own = new OwnLogger();
        ((Logger) api.forced(Logger.class, own, Sites.at(io.dyndbg.site.Level.DEBUG, "fine"))).fine("x");
        assertThat(own.lines).containsExactly("INFO x");
        assertThat(api.obstacle(own, io.dyndbg.site.Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("prints at level INFO"));
        own.setLevel(Level.FINE);
        ((Logger) api.forced(Logger.class, own, Sites.at(io.dyndbg.site.Level.DEBUG, "fine"))).fine("y");
        assertThat(own.lines).containsExactly("INFO x", "FINE y");
        assertThat(api.obstacle(own, io.dyndbg.site.Level.DEBUG)).isEmpty();
    }

    @Test
    void handlersThatTakeNothingOfTheLevelAreNamedWithWhatToSet() {
        assertThat(api.obstacle(real, io.dyndbg.site.Level.DEBUG)).isEmpty();
        assertThat(api.obstacle("io.dyndbg.test.jul.NotYet", io.dyndbg.site.Level.DEBUG))
                .isEmpty();
        parent.removeHandler(handler);
        assertThat(api.obstacle(real, io.dyndbg.site.Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("no handler"));
        ConsoleHandler console = new ConsoleHandler();
        parent.addHandler(console);
        try {
            assertThat(api.obstacle(real, io.dyndbg.site.Level.DEBUG))
                    .hasValue("handler java.util.logging.ConsoleHandler is at level INFO; set"
                            + " java.util.logging.ConsoleHandler.level=FINE");
        } finally {
            parent.removeHandler(console);
        }
    }

    @Test
    void aHandlerThatTakesNothingIsNamedWithThoseThatPrint() {
        ConsoleHandler console = new ConsoleHandler();
        parent.addHandler(console);
        try {
            assertThat(api.obstacle(real, io.dyndbg.site.Level.DEBUG))
                    .hasValue("handler java.util.logging.ConsoleHandler is at level INFO; set"
                            + " java.util.logging.ConsoleHandler.level=FINE; handler "
                            + handler.getClass().getName() + " prints it");
        } finally {
            parent.removeHandler(console);
        }
    }

    @Test
    void theRootLoggerIsNoUnknownBackEnd() {
        assertThat(api.obstacle(Logger.getLogger(""), io.dyndbg.site.Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("handler "));
    }

    @Test
    void silentAndOpenLoggersNeedARealOneToHaveBeenSeen() {
        assertThat(api.silent(Logger.class, null)).isEmpty();
        Logger silent = (Logger) api.silent(Logger.class, real).orElseThrow();
        silent.severe("dropped");
        silent.log(new LogRecord(Level.SEVERE, "dropped"));
        assertThat(silent.isLoggable(Level.SEVERE)).isFalse();
        assertThat(handler.records).isEmpty();
        assertThat(((Logger) api.open(Logger.class, real).orElseThrow()).isLoggable(Level.FINEST))
                .isTrue();
        assertThat(api.silent(OwnLogger.class, real)).isEmpty();
        assertThat(api.forced(OwnLogger.class, real, Sites.at(io.dyndbg.site.Level.DEBUG, "fine")))
                .isSameAs(real);
    }
}
