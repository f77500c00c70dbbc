package io.dyndbg.print.slf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.dyndbg.print.Printing;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.spi.LocationAwareLogger;

class LogbackTest extends LogbackFixture {
    /** Logs with DEBUG enabled and again forced at INFO, and compares all that an appender can see. */
    private void sameAsOriginal(Consumer<Logger> statement) {
        appender.list.clear();
        real.setLevel(ch.qos.logback.classic.Level.DEBUG);
        statement.accept(real);
        real.setLevel(null);
        statement.accept(forced(Level.DEBUG, "p"));
        assertThat(appender.list).hasSize(2);
        ILoggingEvent original = appender.list.get(0);
        ILoggingEvent printed = appender.list.get(1);
        assertThat(printed.getMessage()).isEqualTo(original.getMessage());
        assertThat(printed.getFormattedMessage()).isEqualTo(original.getFormattedMessage());
        assertThat(printed.getArgumentArray()).isEqualTo(original.getArgumentArray());
        assertThat(printed.getLevel()).isEqualTo(original.getLevel());
        assertThat(printed.getLoggerName()).isEqualTo(original.getLoggerName());
        assertThat(printed.getMarkerList()).isEqualTo(original.getMarkerList());
        assertThat(printed.getKeyValuePairs()).isEqualTo(original.getKeyValuePairs());
        assertThat(printed.getMDCPropertyMap()).isEqualTo(original.getMDCPropertyMap());
        assertThat(thrown(printed)).isEqualTo(thrown(original));
        assertThat(printed.getCallerData()).containsExactly(Sites.LOCATION);
    }

    private static String thrown(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? null
                : event.getThrowableProxy().getMessage();
    }

    @Test
    void everyOverloadMakesTheEventThatTheOriginalMakes() {
        Marker marker = MarkerFactory.getMarker("AUDIT");
        Exception failure = new Exception("failure");
        List<Consumer<Logger>> statements = List.of(
                log -> log.debug("plain {}"),
                log -> log.debug((String) null),
                log -> log.debug("one {}", 1),
                log -> log.debug("one {}", (Object) null),
                log -> log.debug("two {} {}", 1, "b"),
                log -> log.debug("three {} {} {}", 1, "b", 'c'),
                log -> log.debug("none {}", (Object[]) null),
                log -> log.debug("failed", failure),
                log -> log.debug("failed {}", 1, failure),
                log -> log.debug("failed {} {}", 1, 2, failure),
                log -> log.debug(marker, "plain"),
                log -> log.debug(marker, "one {}", 1),
                log -> log.debug(marker, "two {} {}", 1, 2),
                log -> log.debug(marker, "three {} {} {}", 1, 2, 3),
                log -> log.debug(marker, "failed", failure),
                log -> log.debug((Marker) null, "no marker"));
        statements.forEach(this::sameAsOriginal);
    }

    @Test
    void chainsMakeTheEventThatTheOriginalMakes() {
        Exception failure = new Exception("failure");
        sameAsOriginal(log -> log.atDebug().log("plain"));
        sameAsOriginal(log -> log.atDebug().log("two {} {}", 1, 2));
        sameAsOriginal(log -> log.atLevel(org.slf4j.event.Level.DEBUG).log(() -> "supplied"));
        sameAsOriginal(log -> log.atDebug()
                .addMarker(MarkerFactory.getMarker("A"))
                .addMarker(MarkerFactory.getMarker("B"))
                .addKeyValue("user", 7)
                .addArgument(() -> "late")
                .setCause(failure)
                .log("with {}"));
        assertThat(appender.list.get(1).getKeyValuePairs()).containsExactly(new KeyValuePair("user", 7));
    }

    @Test
    void theMappedDiagnosticContextArrives() {
        MDC.put("request", "r1");
        try {
            sameAsOriginal(log -> log.debug("x"));
        } finally {
            MDC.remove("request");
        }
        assertThat(appender.list.get(1).getMDCPropertyMap()).containsEntry("request", "r1");
    }

    @Test
    void guardsOfTheSitesLevelAreOpenAndOthersAreNot() {
        Logger log = forced(Level.DEBUG, "p");
        assertThat(log.isDebugEnabled()).isTrue();
        assertThat(log.isDebugEnabled(MarkerFactory.getMarker("A"))).isTrue();
        assertThat(log.isEnabledForLevel(org.slf4j.event.Level.DEBUG)).isTrue();
        assertThat(log.isTraceEnabled()).isFalse();
        assertThat(log.isEnabledForLevel(org.slf4j.event.Level.TRACE)).isFalse();
        assertThat(log.getName()).isEqualTo("com.acme.Server");
        log.trace("not this one");
        assertThat(appender.list).isEmpty();
        log.info("this goes the usual way");
        assertThat(only().getLevel()).isEqualTo(ch.qos.logback.classic.Level.INFO);
    }

    @Test
    void decorationsStandBeforeThePatternInTheOrderOfTheKernel() {
        forced(Level.DEBUG, "ptlsfm").debug("accepted {} from {}", 1, "peer");
        assertThat(only().getFormattedMessage())
                .isEqualTo("[" + Thread.currentThread().getName()
                        + "] server:accept:Server.java:42: accepted 1 from peer");
        assertThat(only().getArgumentArray()).containsExactly(1, "peer");
    }

    @Test
    void aThreadsNameIsNoPatternAndForgesNoLine() throws InterruptedException {
        Thread thread = new Thread(() -> forced(Level.DEBUG, "pt").debug("text {}", 1), "a {} \\ b\nc");
        thread.start();
        thread.join();
        assertThat(only().getFormattedMessage()).isEqualTo("[a {} \\ b\\nc] text 1");
    }

    @Test
    void theStackFollowsTheMessageAndLeavesTheThrowableAlone() {
        Exception failure = new Exception("failure");
        Logger log = (Logger)
                api.forced(Logger.class, real, Sites.reachedBy(MethodHandles.lookup(), Level.DEBUG, "debug", "pd"));
        log.debug("failed {}", 1, failure);
        String[] lines = only().getFormattedMessage().split(System.lineSeparator());
        assertThat(lines[0]).isEqualTo("failed 1");
        assertThat(lines[1])
                .startsWith("\tat ")
                .contains(LogbackTest.class.getName() + ".theStackFollowsTheMessageAndLeavesTheThrowableAlone(");
        assertThat(only().getThrowableProxy().getMessage()).isEqualTo("failure");
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void keyValuesAndMarkersOfChainsKeepTheirPlaceUnderDecoration() {
        forced(Level.DEBUG, "pl").atDebug().addKeyValue("k", "v").log("text {}", 1);
        assertThat(only().getFormattedMessage()).isEqualTo("42: text 1");
        assertThat(only().getKeyValuePairs()).containsExactly(new KeyValuePair("k", "v"));
    }

    @Test
    void aSupplierThatFailsDoesSoOnlyWhereItWouldHaveRunAnyway() {
        Supplier<Object> failing = () -> {
            throw new IllegalStateException("supplier");
        };
        List<Consumer<Logger>> chains = List.of(
                log -> log.atDebug().addArgument(failing).log("x {}"),
                log -> log.atDebug().addKeyValue("k", failing).log("x"),
                log -> log.atDebug().setMessage(() -> (String) failing.get()).log(),
                log -> log.atDebug().log(() -> (String) failing.get()));
        for (Consumer<Logger> chain : chains) {
            real.setLevel(null);
            assertThatNoException().isThrownBy(() -> chain.accept(forced(Level.DEBUG, "p")));
            real.setLevel(ch.qos.logback.classic.Level.DEBUG);
            assertThatIllegalStateException().isThrownBy(() -> chain.accept(forced(Level.DEBUG, "p")));
        }
        assertThat(appender.list).isEmpty();
    }

    @Test
    void whileItPrintsItSaysSo() {
        List<Boolean> active = new ArrayList<>();
        AppenderBase<ILoggingEvent> asking = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                active.add(Printing.active());
                forced(Level.DEBUG, "p").debug("from within");
            }
        };
        asking.setContext(context);
        asking.start();
        real.addAppender(asking);
        forced(Level.DEBUG, "p").debug("x");
        assertThat(active).containsExactly(true);
        assertThat(Printing.active()).isFalse();
        assertThat(only().getMessage()).isEqualTo("x");
    }

    @Test
    void locationAwareStatementsPrintOnce() {
        LocationAwareLogger log =
                (LocationAwareLogger) api.forced(LocationAwareLogger.class, real, Sites.at(Level.DEBUG, "log"));
        log.log(null, "fqcn", LocationAwareLogger.DEBUG_INT, "text {}", new Object[] {1}, null);
        log.log(null, "fqcn", LocationAwareLogger.TRACE_INT, "not this one", null, null);
        assertThat(only().getFormattedMessage()).isEqualTo("text 1");
    }

    /** Package-private, as a project's own logger may be. */
    interface Own extends Logger {
        String context();

        default void debug(List<String> lines) {
            debug("{}", String.join(",", lines));
        }
    }

    @Test
    void subInterfacesKeepTheirOwnMethodsAndTheirDefaultBodiesPrint() {
        Own own = (Own) java.lang.reflect.Proxy.newProxyInstance(
                Own.class.getClassLoader(), new Class<?>[] {Own.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("context")) {
                        return "mine";
                    }
                    return method.invoke(real, arguments);
                });
        real.setLevel(ch.qos.logback.classic.Level.DEBUG);
        Own log = (Own) api.forced(Own.class, own, Sites.reachedBy(MethodHandles.lookup(), Level.DEBUG, "debug", "pl"));
        assertThat(log.context()).isEqualTo("mine");
        log.debug(List.of("a", "b"));
        assertThat(only().getFormattedMessage()).isEqualTo("42: a,b");
    }

    @Test
    void aFinalLoggerClassIsAnsweredByItself() {
        assertThat(api.forced(ch.qos.logback.classic.Logger.class, real, Sites.at(Level.DEBUG, "debug")))
                .isSameAs(real);
        assertThat(api.silent(ch.qos.logback.classic.Logger.class, real)).isEmpty();
        assertThat(api.open(ch.qos.logback.classic.Logger.class, real)).isEmpty();
    }

    @Test
    void silentLoggersAreWhatTheTypeAsksFor() {
        assertThat(api.silent(Logger.class, null)).containsInstanceOf(Logger.class);
        LocationAwareLogger silent = (LocationAwareLogger)
                api.silent(LocationAwareLogger.class, null).orElseThrow();
        assertThat(silent.isErrorEnabled()).isFalse();
        assertThat(silent.atDebug()).isSameAs(org.slf4j.spi.NOPLoggingEventBuilder.singleton());
        assertThat(api.silent(Own.class, null)).isEmpty();
    }

    @Test
    void openLoggersSayYesToEveryGuard() {
        Logger open = (Logger) api.open(Logger.class, null).orElseThrow();
        assertThat(open.isDebugEnabled()).isTrue();
        assertThat(open.isTraceEnabled(null)).isTrue();
        assertThat(open.isEnabledForLevel(org.slf4j.event.Level.DEBUG)).isTrue();
        assertThat(((Own) api.open(Own.class, null).orElseThrow()).isTraceEnabled())
                .isTrue();
    }
}
