package io.dyndbg.print.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.SubstituteLogger;
import org.slf4j.spi.LocationAwareLogger;
import org.slf4j.spi.LoggingEventAware;

class UnknownBackEndTest {
    private final Slf4jApi api = new Slf4jApi();

    /** A project's own logger, enabled from one level on. */
    private static class OwnLogger extends AbstractLogger {
        private static final long serialVersionUID = 1;

        final transient List<String> lines = new ArrayList<>();
        private final int lowest;

        OwnLogger(org.slf4j.event.Level lowest) {
            this.lowest = lowest == null ? Integer.MAX_VALUE : lowest.toInt();
            this.name = "own";
        }

        private boolean enabled(org.slf4j.event.Level level) {
            return level.toInt() >= lowest;
        }

        @Override
        public boolean isTraceEnabled() {
            return enabled(org.slf4j.event.Level.TRACE);
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return isTraceEnabled();
        }

        @Override
        public boolean isDebugEnabled() {
            return enabled(org.slf4j.event.Level.DEBUG);
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return isDebugEnabled();
        }

        @Override
        public boolean isInfoEnabled() {
            return enabled(org.slf4j.event.Level.INFO);
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return isInfoEnabled();
        }

        @Override
        public boolean isWarnEnabled() {
            return enabled(org.slf4j.event.Level.WARN);
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return isWarnEnabled();
        }

        @Override
        public boolean isErrorEnabled() {
            return enabled(org.slf4j.event.Level.ERROR);
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return isErrorEnabled();
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                org.slf4j.event.Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
            lines.add(level + " " + marker + " "
                    + MessageFormatter.basicArrayFormat(pattern, arguments) + " "
                    + (thrown == null ? null : thrown.getMessage()));
        }
    }

    private List<String> printed(org.slf4j.event.Level lowest, Level site) {
        OwnLogger real = new OwnLogger(lowest);
        Logger log = (Logger) api.forced(Logger.class, real, Sites.at(site, site.word()));
        Marker marker = MarkerFactory.getMarker("M");
        Exception failure = new Exception("failure");
        if (site == Level.DEBUG) {
            log.debug("a {}");
            log.debug(marker, "b {}", 1);
            log.debug("c {} {}", 1, 2);
            log.debug(marker, "d", failure);
        } else {
            log.trace("a {}");
            log.trace(marker, "b {}", 1);
            log.trace("c {} {}", 1, 2);
            log.trace(marker, "d", failure);
        }
        return real.lines;
    }

    @Test
    void theSitesOwnLevelIsUsedIfItIsEnabledElseTheLowestThatIs() {
        for (Level site : List.of(Level.TRACE, Level.DEBUG)) {
            for (org.slf4j.event.Level lowest : org.slf4j.event.Level.values()) {
                String used = lowest.toInt() <= site.ordinal() * 10 ? site.name() : lowest.name();
                assertThat(printed(lowest, site))
                        .containsExactly(
                                used + " null a {} null",
                                used + " M b 1 null",
                                used + " null c 1 2 null",
                                used + " M d failure");
            }
        }
    }

    @Test
    void theAnswerSaysWhatBecomesOfIt() {
        assertThat(api.obstacle(new OwnLogger(org.slf4j.event.Level.DEBUG), Level.DEBUG))
                .isEmpty();
        assertThat(api.obstacle(new OwnLogger(org.slf4j.event.Level.WARN), Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("OwnLogger", "prints at level warn"));
        assertThat(api.obstacle(new OwnLogger(null), Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("nothing is printed", "set its level"));
    }

    @Test
    void theLoggerThatSlf4jHandsOutWhileItInitialisesIsLookedThrough() {
        LoggerContext context = new LoggerContext();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.setContext(context);
        appender.start();
        ch.qos.logback.classic.Logger behind = context.getLogger("behind");
        behind.setLevel(ch.qos.logback.classic.Level.INFO);
        behind.addAppender(appender);
        SubstituteLogger substitute = new SubstituteLogger("behind", new LinkedList<>(), false);
        substitute.setDelegate(behind);
        ((Logger) api.forced(Logger.class, substitute, Sites.at(Level.DEBUG, "debug"))).debug("x {}", 1);
        assertThat(appender.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getCallerData()).containsExactly(Sites.LOCATION));
        assertThat(api.obstacle(substitute, Level.DEBUG)).isEmpty();
    }

    /** Is told the class whose frame is the last one above the statement's, as reload4j's adapter is. */
    private static class PlaceLogger extends OwnLogger implements LocationAwareLogger {
        private static final long serialVersionUID = 1;

        PlaceLogger() {
            super(org.slf4j.event.Level.INFO);
        }

        @Override
        public void log(
                Marker marker, String boundary, int level, String pattern, Object[] arguments, Throwable thrown) {
            String caller = StackWalker.getInstance()
                    .walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                            .map(StackTraceElement::toString)
                            .toList())
                    .stream()
                    .reduce(
                            new String[] {null, null},
                            (found, frame) -> frame.contains(boundary + ".")
                                    ? new String[] {boundary, null}
                                    : found[0] != null && found[1] == null ? new String[] {found[0], frame} : found,
                            (one, other) -> other)[1];
            lines.add(level + " " + marker + " " + MessageFormatter.basicArrayFormat(pattern, arguments) + " "
                    + caller.contains("UnknownBackEndTest.thePlaceIsTheStatements"));
        }
    }

    @Test
    void thePlaceIsTheStatements() {
        PlaceLogger real = new PlaceLogger();
        Logger log = (Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "debug", "pl"));
        log.debug(MarkerFactory.getMarker("M"), "plain {}", 1);
        log.atDebug().addKeyValue("k", "v").log("chain {}", 2);
        log.atDebug().log(() -> "supplied");
        assertThat(real.lines)
                .containsExactly("20 M 42: plain 1 true", "20 null k=v 42: chain 2 true", "20 null 42: supplied true");
    }

    /** Looks at events as a whole. */
    private static final class EventLogger extends PlaceLogger implements LoggingEventAware {
        private static final long serialVersionUID = 1;

        @Override
        public void log(LoggingEvent event) {
            KeyValuePair pair = event.getKeyValuePairs().get(0);
            lines.add(event.getLevel() + " " + event.getMarkers() + " " + pair.key + "=" + pair.value + " "
                    + event.getMessage() + " " + event.getArguments() + " "
                    + event.getThrowable().getMessage());
        }
    }

    @Test
    void aChainStaysAChain() {
        EventLogger real = new EventLogger();
        ((Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "atDebug")))
                .atDebug()
                .addMarker(MarkerFactory.getMarker("A"))
                .addMarker(MarkerFactory.getMarker("B"))
                .addKeyValue("k", "v")
                .setCause(new Exception("failure"))
                .log("text {}", 1);
        assertThat(real.lines).containsExactly("INFO [A, B] k=v text {} [1] failure");
    }
}
