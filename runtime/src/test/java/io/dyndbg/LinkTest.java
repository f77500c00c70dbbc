package io.dyndbg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a class says of itself that this library does not understand leaves its statements as they were. */
class LinkTest {
    private static final MethodType TYPE = MethodType.methodType(Logger.class, Logger.class, int.class);
    private static final Logger LOGGER = LoggerFactory.getLogger(LinkTest.class);

    private static CallSite link(Object mark) {
        return (CallSite) Link.ajc$log(MethodHandles.lookup(), "ajc$log", TYPE, mark);
    }

    @Test
    void a_class_that_a_later_version_wove_follows_and_is_named_once() throws Throwable {
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            for (int i = 0; i < 2; i++) {
                CallSite site = link("2:something:new:com/acme/web");
                assertThat(site).isInstanceOf(ConstantCallSite.class);
                assertThat((Logger) site.getTarget().invokeExact(LOGGER, 3)).isSameAs(LOGGER);
            }
        } finally {
            System.setErr(err);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce(LinkTest.class.getName())
                .contains("Update dyndbg-runtime");
    }

    @Test
    void what_is_no_mark_follows() throws Throwable {
        for (Object mark : new Object[] {"", "nonsense", "1:zz", 7}) {
            CallSite site = link(mark);
            assertThat((Logger) site.getTarget().invokeExact(LOGGER, 0)).isSameAs(LOGGER);
        }
    }
}
