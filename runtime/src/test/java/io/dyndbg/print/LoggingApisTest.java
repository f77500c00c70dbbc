package io.dyndbg.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.jul.JulApi;
import io.dyndbg.print.log4j.Log4jApi;
import io.dyndbg.print.slf4j.Slf4jApi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggingApisTest {

    private interface Own extends Runnable, org.slf4j.Logger {}

    @Test
    void anApiIsKnownByTheSupertypesOfTheLogger() {
        assertThat(LoggingApis.of(org.slf4j.Logger.class)).containsInstanceOf(Slf4jApi.class);
        assertThat(LoggingApis.of(Own.class)).containsInstanceOf(Slf4jApi.class);
        assertThat(LoggingApis.of(ch.qos.logback.classic.Logger.class)).containsInstanceOf(Slf4jApi.class);
        assertThat(LoggingApis.of(org.apache.logging.log4j.Logger.class)).containsInstanceOf(Log4jApi.class);
        assertThat(LoggingApis.of(org.apache.logging.log4j.core.Logger.class)).containsInstanceOf(Log4jApi.class);
        assertThat(LoggingApis.of(java.util.logging.Logger.class)).containsInstanceOf(JulApi.class);
    }

    @Test
    void whatIsNoLoggerHasNoApi() {
        assertThat(LoggingApis.of(String.class)).isEmpty();
        assertThat(LoggingApis.of(Runnable.class)).isEmpty();
    }

    @Test
    void aRuntimeThatDoesNotSeeTheApiSaysSoOnceAndKnowsNone() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        URL runtime = Path.of("target", "classes").toUri().toURL();
        URL slf4j = org.slf4j.Logger.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader parent = new URLClassLoader(new URL[] {runtime}, null);
                URLClassLoader child = new URLClassLoader(new URL[] {slf4j}, parent)) {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            var of = parent.loadClass(LoggingApis.class.getName()).getMethod("of", Class.class);
            for (int i = 0; i < 3; i++) {
                assertThat((Optional<?>) of.invoke(null, child.loadClass("org.slf4j.Logger")))
                        .isEmpty();
            }
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("dyndbg: ").contains("org.slf4j.Logger"));
    }
}
