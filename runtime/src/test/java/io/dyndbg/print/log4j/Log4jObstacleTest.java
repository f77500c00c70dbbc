package io.dyndbg.print.log4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.Sites;
import io.dyndbg.site.Level;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.filter.DenyAllFilter;
import org.apache.logging.log4j.core.filter.RegexFilter;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.apache.logging.log4j.spi.ExtendedLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Log4jObstacleTest {
    private final Log4jApi api = new Log4jApi();
    private final ListAppender appender = new ListAppender();
    private LoggerContext context;
    private ExtendedLogger real;

    @BeforeEach
    void logsAtInfo() {
        context = new LoggerContext("obstacles");
        context.start();
        appender.start();
        LoggerConfig root = context.getConfiguration().getRootLogger();
        List.copyOf(root.getAppenders().keySet()).forEach(root::removeAppender);
        root.setLevel(org.apache.logging.log4j.Level.INFO);
        root.addAppender(appender, null, null);
        context.updateLoggers();
        real = context.getLogger("com.acme.Server");
    }

    @AfterEach
    void stops() {
        context.stop();
    }

    @Test
    void filtersOfTheLoggerAndOfItsReferencesAreRespectedAndNamed() {
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.removeAppender("list");
        root.addAppender(appender, null, ThresholdFilter.createFilter(org.apache.logging.log4j.Level.INFO, null, null));
        appender.addFilter(ThresholdFilter.createFilter(org.apache.logging.log4j.Level.INFO, null, null));
        ((Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"))).debug("dropped");
        assertThat(appender.events).isEmpty();
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("appender list", "ThresholdFilter", "set it to DEBUG"));
        assertThat(api.obstacle(real, Level.INFO)).isEmpty();
    }

    @Test
    void anAppenderReferencesLevelIsNamedWithWhatToSet() {
        AppenderRef reference = AppenderRef.createAppenderRef("list", org.apache.logging.log4j.Level.INFO, null);
        LoggerConfig config = LoggerConfig.newBuilder()
                .withLoggerName("com.acme")
                .withLevel(org.apache.logging.log4j.Level.INFO)
                .withAdditivity(false)
                .withRefs(new AppenderRef[] {reference})
                .withConfig(context.getConfiguration())
                .build();
        config.addAppender(appender, org.apache.logging.log4j.Level.INFO, null);
        context.getConfiguration().addLogger("com.acme", config);
        context.updateLoggers();
        ((Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"))).debug("dropped");
        assertThat(appender.events).isEmpty();
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValue("AppenderRef list of logger com.acme is at level INFO; set its level to DEBUG");
    }

    @Test
    void aMissingAppenderIsNamed() {
        assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
        context.getConfiguration().getRootLogger().removeAppender("list");
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("no appender"));
    }

    @Test
    void anAppenderThatIsNotStartedPrintsAllTheSame() {
        appender.stop();
        assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
    }

    @Test
    void anAsyncAppenderThatMayDropItIsNamed() {
        LoggerConfig root = context.getConfiguration().getRootLogger();
        AppenderRef[] references = {AppenderRef.createAppenderRef("list", null, null)};
        root.addAppender(
                AsyncAppender.newBuilder()
                        .setName("async")
                        .setAppenderRefs(references)
                        .setBlocking(false)
                        .setConfiguration(context.getConfiguration())
                        .build(),
                null,
                null);
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValue("appender async drops messages while its queue is full; set its blocking to true");
    }

    @Test
    void aPolicyThatDropsMessagesWhileAQueueIsFullIsNamed() {
        AsyncAppender async = AsyncAppender.newBuilder()
                .setName("async")
                .setAppenderRefs(new AppenderRef[] {AppenderRef.createAppenderRef("list", null, null)})
                .setConfiguration(context.getConfiguration())
                .build();
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.addAppender(async, null, null);
        assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
        System.setProperty("log4j2.asyncQueueFullPolicy", "Discard");
        try {
            assertThat(api.obstacle(real, Level.DEBUG))
                    .hasValue("appender async may drop messages of this level while its queue is full; take the"
                            + " property log4j2.asyncQueueFullPolicy away");
            assertThat(api.obstacle(real, Level.WARN)).isEmpty();
        } finally {
            System.clearProperty("log4j2.asyncQueueFullPolicy");
        }
    }

    @Test
    void asynchronousLoggersThatMayDropMessagesAreNamed() {
        LoggerContext asynchronous = new AsyncLoggerContext("asynchronous");
        asynchronous.start();
        System.setProperty("log4j2.asyncQueueFullPolicy", "Discard");
        try {
            asynchronous.getConfiguration().getRootLogger().addAppender(appender, null, null);
            assertThat(api.obstacle(asynchronous.getLogger("com.acme.Server"), Level.DEBUG))
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .contains("the context of asynchronous loggers may drop messages of this level"));
        } finally {
            System.clearProperty("log4j2.asyncQueueFullPolicy");
            asynchronous.stop();
        }
    }

    @Test
    void theFilterOfTheWholeConfigurationIsObeyed() throws IllegalAccessException {
        Logger log = (Logger) api.forced(Logger.class, real, Sites.decorated(Level.DEBUG, "debug", "pl"));
        context.addFilter(RegexFilter.createFilter(
                ".*secret.*", new String[0], false, Filter.Result.DENY, Filter.Result.NEUTRAL));
        log.debug("a secret {}", 1);
        assertThat(appender.events).isEmpty();
        log.debug("nothing");
        assertThat(appender.events).hasSize(1);
        assertThat(api.obstacle(real, Level.DEBUG)).isEmpty();
    }

    @Test
    void aLevelThatTheWholeConfigurationDeniesIsNamed() {
        Logger log = (Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"));
        context.addFilter(ThresholdFilter.createFilter(org.apache.logging.log4j.Level.INFO, null, null));
        log.debug("denied");
        assertThat(appender.events).isEmpty();
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("the configuration has a ThresholdFilter", "set it to DEBUG"));
    }

    @Test
    void aFilterThatDeniesAllIsToGo() {
        context.addFilter(DenyAllFilter.newBuilder().build());

        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValue("the configuration has a DenyAllFilter (DenyAll) that denies DEBUG; take it away, or wait"
                        + " until Spring Boot does");
    }

    @Test
    void aLoggerThatPrintsNothingPastItsLevelIsNamed() {
        Logger bare = (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> null);

        assertThat(api.obstacle(bare, Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("is called as the code says"));
    }

    @Test
    void theFilterOfALoggerIsRespected() {
        Logger log = (Logger) api.forced(Logger.class, real, Sites.at(Level.DEBUG, "debug"));
        context.getConfiguration()
                .getRootLogger()
                .addFilter(ThresholdFilter.createFilter(org.apache.logging.log4j.Level.INFO, null, null));
        log.debug("dropped");
        assertThat(appender.events).isEmpty();
        assertThat(api.obstacle(real, Level.DEBUG))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("logger Root", "ThresholdFilter"));
    }
}
