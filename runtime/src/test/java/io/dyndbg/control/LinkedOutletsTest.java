package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.SwitchRegistry;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which logger is asked for the outlets of a class. */
class LinkedOutletsTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ch.qos.logback.classic.Logger audit = context.getLogger("audit");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    /** As {@code @Slf4j(topic = "audit")} makes it. */
    static final class Topic {
        private static final Logger LOG = LoggerFactory.getLogger("audit");

        static MethodHandles.Lookup lookup() {
            return LOG == null ? null : MethodHandles.lookup();
        }
    }

    /** Its logger is its object's. */
    static final class OfObject {
        private final Logger log = LoggerFactory.getLogger(getClass());

        MethodHandles.Lookup lookup() {
            return log == null ? null : MethodHandles.lookup();
        }
    }

    static final class Nowhere {
        static MethodHandles.Lookup lookup() {
            return MethodHandles.lookup();
        }
    }

    @BeforeEach
    void detaches() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        audit.setAdditive(false);
        appender.setContext(context);
        appender.start();
    }

    @AfterEach
    void attaches() {
        audit.setAdditive(true);
        audit.detachAndStopAllAppenders();
        context.reset();
    }

    @Test
    void the_classs_one_static_logger_is_asked_however_it_is_called() throws ReflectiveOperationException {
        assertThat(obstacle(Topic.lookup()))
                .isEqualTo("no appender: logger audit and its parents have none; add an" + " <appender-ref>");

        audit.addAppender(appender);
        assertThat(obstacle(Topic.lookup())).isNull();
    }

    @Test
    void what_is_guessed_is_said_to_be_a_guess() throws ReflectiveOperationException {
        assertThat(obstacle(new OfObject().lookup()))
                .startsWith("if its logger is named as its class: no appender: logger " + OfObject.class.getName());
    }

    @Test
    void no_logger_is_made_to_ask_it() throws ReflectiveOperationException {
        assertThat(obstacle(Nowhere.lookup())).contains(Nowhere.class.getName());

        assertThat(context.exists(Nowhere.class.getName())).isNull();
    }

    @Test
    void a_class_that_waits_is_guessed_about_if_it_uses_the_same_api() throws ReflectiveOperationException {
        ClassSwitch linked = linked(Topic.lookup());

        assertThat(new LinkedOutlets().obstacle(linked, "com.acme.Waits", "slf4j", Level.DEBUG))
                .hasValueSatisfying(note -> assertThat(note)
                        .startsWith("if its logger is named as its class: no appender: logger com.acme.Waits"));
        assertThat(new LinkedOutlets().obstacle(linked, "com.acme.Waits", "log4j2", Level.DEBUG))
                .isEmpty();
        assertThat(new LinkedOutlets().obstacle(null, "com.acme.Waits", "log4j2", Level.DEBUG))
                .isEmpty();
        assertThat(context.exists("com.acme.Waits")).isNull();
    }

    private static String obstacle(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        return new LinkedOutlets()
                .obstacle(linked(lookup), null, "slf4j", Level.DEBUG)
                .orElse(null);
    }

    private static ClassSwitch linked(MethodHandles.Lookup lookup) {
        ClassSwitch classSwitch = new SwitchRegistry().register(lookup, "META-INF/dyndbg/a.b.dyndbg", 1, 1);
        classSwitch.callSite(MethodType.methodType(Logger.class, Logger.class, int.class), false);
        return classSwitch;
    }
}
