package io.dyndbg.print.slf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.DynamicThresholdFilter;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import io.dyndbg.print.Printing;
import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;

/** What turbo filters and appenders make of forced messages, and what is said of them. */
class LogbackOutletsTest extends LogbackFixture {
    @Test
    void whatATurboFilterDecidesIsObeyed() {
        FilterReply[] reply = {FilterReply.DENY};
        context.addTurboFilter(new TurboFilter() {
            @Override
            public FilterReply decide(
                    Marker marker,
                    ch.qos.logback.classic.Logger logger,
                    ch.qos.logback.classic.Level level,
                    String format,
                    Object[] arguments,
                    Throwable thrown) {
                return "decided".equals(format) ? reply[0] : FilterReply.NEUTRAL;
            }
        });
        forced(Level.DEBUG, "pl").debug("decided");
        assertThat(appender.list).isEmpty();
        forced(Level.DEBUG, "p").debug("undecided");
        assertThat(only().getMessage()).isEqualTo("undecided");
        reply[0] = FilterReply.ACCEPT;
        forced(Level.DEBUG, "p").debug("decided");
        assertThat(appender.list).hasSize(2);
        // It may decide by anything, so nobody asks it in vain.
        assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
    }

    @Test
    void aTurboFilterThatDecidesByLevelAloneIsNamed() {
        DynamicThresholdFilter filter = new DynamicThresholdFilter();
        filter.setKey("user");
        filter.setDefaultThreshold(ch.qos.logback.classic.Level.INFO);
        filter.start();
        context.addTurboFilter(filter);
        forced(Level.DEBUG, "p").debug("denied");
        assertThat(appender.list).isEmpty();
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValue("turbo filter DynamicThresholdFilter (key user) denies DEBUG; set its <DefaultThreshold> to"
                        + " DEBUG");
    }

    /** An appender behind another one that has printed already. */
    @Test
    void anAppenderThatThrowsIsNoReasonToPrintTwice() {
        AppenderBase<ILoggingEvent> refusing = new AppenderBase<>() {
            @Override
            public void doAppend(ILoggingEvent event) {
                throw new IllegalStateException("refused");
            }

            @Override
            protected void append(ILoggingEvent event) {
                throw new IllegalStateException("never called");
            }
        };
        refusing.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(refusing);
        forced(Level.DEBUG, "p").debug("disabled");
        assertThat(only().getMessage()).isEqualTo("disabled");
        real.setLevel(ch.qos.logback.classic.Level.DEBUG);
        assertThatThrownBy(() -> forced(Level.DEBUG, "p").debug("enabled")).hasMessage("refused");
        assertThat(appender.list).hasSize(2);
    }

    @Test
    void appendersFiltersAreRespectedAndNamed() {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel("INFO");
        filter.start();
        appender.addFilter(filter);
        forced(Level.DEBUG, "p").debug("dropped by the appender");
        assertThat(appender.list).isEmpty();
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("ThresholdFilter", "set its <level> to DEBUG"));
        assertThat(api.obstacle(real, Level.INFO)).isEmpty();
    }

    @Test
    void aMissingAppenderIsNamed() {
        real.setAdditive(false);
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("no appender", "com.acme.Server"));
        assertThat(api.obstacle(context.getLogger("com.acme"), Level.DEBUG)).isEmpty();
    }

    @Test
    void anAppenderThatDeniesIsNamedWithThoseThatPrint() {
        ListAppender<ILoggingEvent> console = new ListAppender<>();
        console.setContext(context);
        console.setName("CON");
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel("INFO");
        filter.start();
        console.addFilter(filter);
        console.start();
        real.addAppender(console);
        appender.setName("FILE");

        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValue("appender CON has a ThresholdFilter that denies DEBUG; set its <level> to DEBUG;"
                        + " appender FILE prints it");
    }

    @Test
    void anAsyncAppenderThatMayDropItIsNamed() {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setName("ASYNC");
        async.addAppender(appender);
        async.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        real.addAppender(async);
        try {
            assertThat(api.obstacle(real, Level.DEBUG))
                    .hasValue("appender ASYNC drops DEBUG while its queue is nearly full; set its"
                            + " <discardingThreshold> to 0");
            assertThat(api.obstacle(real, Level.WARN)).isEmpty();
            async.setDiscardingThreshold(0);
            assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
            async.setNeverBlock(true);
            assertThat(api.obstacle(real, Level.DEBUG))
                    .hasValue("appender ASYNC drops messages while its queue is full; set its <neverBlock> to false");
        } finally {
            async.stop();
        }
    }

    @Test
    void asyncAppendersDeliverIt() {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.addAppender(appender);
        async.setDiscardingThreshold(0);
        async.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        real.addAppender(async);
        assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
        forced(Level.DEBUG, "p").debug("later {}", 1);
        async.stop();
        assertThat(only().getFormattedMessage()).isEqualTo("later 1");
        assertThat(only().getCallerData()).containsExactly(Sites.LOCATION);
    }

    @Test
    void anAppenderThatFailsDoesNotReachTheStatement() {
        real.addAppender(new AppenderBase<>() {
            @Override
            public void doAppend(ILoggingEvent event) {
                throw new StackOverflowError();
            }

            @Override
            protected void append(ILoggingEvent event) {
                throw new AssertionError();
            }
        });
        assertThatNoException().isThrownBy(() -> forced(Level.DEBUG, "p").debug("x"));
        assertThat(Printing.active()).isFalse();
    }
}
