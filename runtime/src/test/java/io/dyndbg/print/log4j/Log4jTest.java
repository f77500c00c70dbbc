package io.dyndbg.print.log4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.dyndbg.print.Printing;
import io.dyndbg.print.Sites;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogBuilder;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ObjectMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.message.StringMapMessage;
import org.apache.logging.log4j.spi.AbstractLogger;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.apache.logging.log4j.spi.ExtendedLoggerWrapper;
import org.apache.logging.log4j.util.MessageSupplier;
import org.apache.logging.log4j.util.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Log4jTest {

    private final Log4jApi api = new Log4jApi();
    private final ListAppender appender = new ListAppender();
    private LoggerContext context;
    private ExtendedLogger real;

    @BeforeEach
    void logsAtInfo() {
        context = new LoggerContext("test");
        context.start();
        appender.start();
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.getAppenders().keySet().forEach(root::removeAppender);
        root.setLevel(Level.INFO);
        root.addAppender(appender, null, null);
        context.updateLoggers();
        real = context.getLogger("com.acme.Server");
    }

    @AfterEach
    void stops() {
        context.stop();
    }

    private void level(Level level) {
        context.getConfiguration().getRootLogger().setLevel(level);
        context.updateLoggers();
    }

    private Logger forced(io.dyndbg.site.Level level, String flags) {
        return (Logger) api.forced(Logger.class, real, Sites.decorated(level, level.word(), flags));
    }

    private Logger debug(String flags) {
        return forced(io.dyndbg.site.Level.DEBUG, flags);
    }

    private LogEvent only() {
        assertThat(appender.events).hasSize(1);
        return appender.events.get(0);
    }

    private void sameAsOriginal(io.dyndbg.site.Level site, Consumer<Logger> statement) {
        appender.events.clear();
        level(Level.ALL);
        statement.accept(real);
        level(Level.INFO);
        statement.accept(forced(site, "p"));
        assertThat(appender.events).hasSize(2);
        LogEvent original = appender.events.get(0);
        LogEvent printed = appender.events.get(1);
        assertThat(printed.getMessage().getFormattedMessage())
                .isEqualTo(original.getMessage().getFormattedMessage());
        assertThat(printed.getMessage().getParameters())
                .isEqualTo(original.getMessage().getParameters());
        assertThat(printed.getMessage()).hasSameClassAs(original.getMessage());
        assertThat(printed.getLevel()).isEqualTo(original.getLevel());
        assertThat(printed.getMarker()).isEqualTo(original.getMarker());
        assertThat(printed.getThrown()).isSameAs(original.getThrown());
        assertThat(printed.getLoggerName()).isEqualTo(original.getLoggerName());
        assertThat(printed.getContextData()).isEqualTo(original.getContextData());
        assertThat(printed.getSource()).isEqualTo(Sites.LOCATION);
    }

    @Test
    void everyOverloadMakesTheEventThatTheOriginalMakes() {
        Marker marker = MarkerManager.getMarker("AUDIT");
        Exception failure = new Exception("failure");
        List<Consumer<Logger>> statements = List.of(
                log -> log.debug("plain {}"),
                log -> log.debug("one {}", 1),
                log -> log.debug("two {} {}", 1, 2),
                log -> log.debug("ten {} {} {} {} {} {} {} {} {} {}", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                log -> log.debug("eleven {} {}", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
                log -> log.debug("failed", failure),
                log -> log.debug("failed {}", 1, failure),
                log -> log.debug(() -> "supplied"),
                log -> log.debug("supplied {}", () -> 1),
                log -> log.debug(() -> new SimpleMessage("message")),
                log -> log.debug((Message) new SimpleMessage("message"), failure),
                log -> log.debug(new StringMapMessage(Map.of("k", "v"))),
                log -> log.debug(new ObjectMessage(List.of(1))),
                log -> log.debug((Object) List.of(1, 2)),
                log -> log.debug((CharSequence) new StringBuilder("characters")),
                log -> log.debug(marker, "marked {}", 1),
                log -> log.debug(marker, () -> "supplied", failure),
                log -> log.printf(Level.DEBUG, "%03d", 7),
                log -> log.log(Level.DEBUG, "by level {}", 1),
                log -> log.log(Level.DEBUG, marker, "by level {}", 1));
        statements.forEach(statement -> sameAsOriginal(io.dyndbg.site.Level.DEBUG, statement));
    }

    @Test
    void flowTracingPrintsAndAnswersAsItAlwaysDid() {
        sameAsOriginal(io.dyndbg.site.Level.TRACE, log -> log.traceEntry("in {}", 1));
        sameAsOriginal(
                io.dyndbg.site.Level.TRACE,
                log -> assertThat(log.traceExit("value")).isEqualTo("value"));
        Exception failure = new Exception("failure");
        sameAsOriginal(
                io.dyndbg.site.Level.TRACE,
                log -> assertThat(log.throwing(Level.TRACE, failure)).isSameAs(failure));
    }

    @Test
    void chainsMakeTheEventThatTheOriginalMakes() {
        Marker marker = MarkerManager.getMarker("AUDIT");
        Exception failure = new Exception("failure");
        List<Consumer<LogBuilder>> chains = List.of(
                log -> log.log("plain {}"),
                log -> log.log("one {}", 1),
                log -> log.log("three {} {} {}", 1, 2, 3),
                log -> log.log("ten {} {} {} {} {} {} {} {} {} {}", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
                log -> log.log("supplied {}", () -> 1),
                log -> log.log(() -> new SimpleMessage("message")),
                log -> log.log((Message) new SimpleMessage("message")),
                log -> log.log((Object) List.of(1)),
                log -> log.log(),
                log -> log.withMarker(marker).withThrowable(failure).log("all {}", 1),
                log -> log.withLocation().log("located"));
        chains.forEach(chain -> {
            sameAsOriginal(io.dyndbg.site.Level.DEBUG, log -> chain.accept(log.atDebug()));
            sameAsOriginal(io.dyndbg.site.Level.DEBUG, log -> chain.accept(log.atLevel(Level.DEBUG)));
        });
    }

    @Test
    void theUsersOwnLocationWins() {
        StackTraceElement users = new StackTraceElement("U", "m", "U.java", 1);
        debug("p").atDebug().withLocation(users).log("x");
        assertThat(only().getSource()).isEqualTo(users);
    }

    @Test
    void theThreadContextArrives() {
        ThreadContext.put("request", "r1");
        try {
            sameAsOriginal(io.dyndbg.site.Level.DEBUG, log -> log.debug("x"));
        } finally {
            ThreadContext.remove("request");
        }
        assertThat(appender.events.get(1).getContextData().<String>getValue("request"))
                .isEqualTo("r1");
    }

    @Test
    void guardsOfTheSitesLevelAreOpenAndOthersAreNot() {
        Logger log = debug("p");
        assertThat(log.isDebugEnabled()).isTrue();
        assertThat(log.isDebugEnabled(MarkerManager.getMarker("A"))).isTrue();
        assertThat(log.isEnabled(Level.DEBUG)).isTrue();
        assertThat(log.isTraceEnabled()).isFalse();
        assertThat(log.getLevel()).isEqualTo(Level.INFO);
        log.trace("not this one");
        log.atTrace().log("nor this");
        log.info("this goes the usual way");
        assertThat(only().getLevel()).isEqualTo(Level.INFO);
        assertThat(only().getSource().getClassName()).isEqualTo(Log4jTest.class.getName());
    }

    @Test
    void decorationsStandBeforeTheFormattedTextAndParametersAreKept() {
        debug("ptmfsl").debug("accepted {} from {}", 1, "{}");
        assertThat(only().getMessage().getFormattedMessage())
                .isEqualTo(
                        "[" + Thread.currentThread().getName() + "] server:accept:Server.java:42: accepted 1 from {}");
        assertThat(only().getMessage().getParameters()).containsExactly(1, "{}");
    }

    @Test
    void mapsStayWhatTheyAreAndObjectsBecomeTexts() {
        StringMapMessage map = new StringMapMessage(Map.of("k", "v"));
        debug("pl").debug(map);
        assertThat(only().getMessage()).isSameAs(map);
        appender.events.clear();
        debug("pl").debug((Object) List.of(1));
        assertThat(only().getMessage().getFormattedMessage()).isEqualTo("42: [1]");
    }

    @Test
    void theStackFollowsTheMessage() {
        Logger log = (Logger) api.forced(
                Logger.class, real, Sites.reachedBy(MethodHandles.lookup(), io.dyndbg.site.Level.DEBUG, "debug", "pd"));
        log.debug("x");
        assertThat(only().getMessage().getFormattedMessage().lines().skip(1).findFirst())
                .hasValueSatisfying(frame -> assertThat(frame).contains("Log4jTest.theStackFollowsTheMessage("));
        assertThat(only().getThrown()).isNull();
    }

    @Test
    void asyncAppendersDeliverIt() throws InterruptedException {
        context.getConfiguration().addAppender(appender);
        AsyncAppender async = AsyncAppender.newBuilder()
                .setName("async")
                .setAppenderRefs(new AppenderRef[] {AppenderRef.createAppenderRef("list", null, null)})
                .setConfiguration(context.getConfiguration())
                .build();
        async.start();
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.removeAppender("list");
        root.addAppender(async, null, null);
        debug("pl").debug("later {}", 1);
        async.stop();
        assertThat(only().getMessage().getFormattedMessage()).isEqualTo("42: later 1");
        assertThat(only().getSource()).isEqualTo(Sites.LOCATION);
    }

    @Test
    void anAppenderThatFailsDoesNotReachTheStatementAndWhilePrintingItSaysSo() {
        List<Boolean> active = new ArrayList<>();
        AbstractAppender failing = new AbstractAppender("failing", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                active.add(Printing.active());
                throw new StackOverflowError();
            }
        };
        failing.start();
        context.getConfiguration().getRootLogger().addAppender(failing, null, null);
        assertThatNoException().isThrownBy(() -> debug("p").debug("x"));
        assertThat(active).containsExactly(true);
        assertThat(Printing.active()).isFalse();
    }

    @Test
    void aSupplierThatFailsDoesSoOnlyWhereItWouldHaveRunAnyway() {
        Supplier<Object> failing = () -> {
            throw new IllegalStateException("supplier");
        };
        List<Consumer<Logger>> statements = List.of(
                log -> log.debug(failing),
                log -> log.debug("x {}", new Supplier<?>[] {failing}),
                log -> log.debug((MessageSupplier) () -> (Message) failing.get()),
                log -> log.atDebug().log("x {}", new Supplier<?>[] {failing}),
                log -> log.atDebug().log(() -> (Message) failing.get()),
                log -> log.atDebug().logAndGet(() -> (Message) failing.get()));
        for (Consumer<Logger> statement : statements) {
            level(Level.INFO);
            assertThatNoException().isThrownBy(() -> statement.accept(debug("p")));
            level(Level.DEBUG);
            assertThatIllegalStateException()
                    .as("statement %s", statements.indexOf(statement))
                    .isThrownBy(() -> statement.accept(debug("p")));
        }
        assertThat(appender.events).isEmpty();
    }

    @Test
    void silentLoggersAnswerWhatLog4jsOwnDisabledLoggerAnswers() {
        for (Class<?> type :
                List.of(Logger.class, ExtendedLogger.class, AbstractLogger.class, ExtendedLoggerWrapper.class)) {
            Logger silent = (Logger) api.silent(type, null).orElseThrow();
            assertThat(type.isInstance(silent)).isTrue();
            assertThat(silent.isFatalEnabled()).isFalse();
            assertThat(silent.traceExit("value")).isEqualTo("value");
            Exception failure = new Exception("failure");
            assertThat(silent.throwing(failure)).isSameAs(failure);
            assertThat(silent.atDebug()).isSameAs(LogBuilder.NOOP);
            assertThat(silent.traceEntry("in {}", 1)).isEqualTo(off().traceEntry("in {}", 1));
            silent.debug("dropped {}", 1);
            silent.fatal(() -> {
                throw new AssertionError("evaluated");
            });
        }
        assertThat(api.silent(org.apache.logging.log4j.core.Logger.class, real)).isEmpty();
    }

    private Logger off() {
        level(Level.OFF);
        return real;
    }

    @Test
    void openLoggersSayYesToEveryGuard() {
        Logger open = (Logger) api.open(Logger.class, null).orElseThrow();
        assertThat(open.isTraceEnabled()).isTrue();
        assertThat(open.isEnabled(Level.DEBUG, MarkerManager.getMarker("A"))).isTrue();
        assertThat(api.open(AbstractLogger.class, null)).isPresent();
    }

    @Test
    void aClassOfTheCoreIsAnsweredByItself() {
        assertThat(api.forced(
                        org.apache.logging.log4j.core.Logger.class,
                        real,
                        Sites.at(io.dyndbg.site.Level.DEBUG, "debug")))
                .isSameAs(real);
    }
}
