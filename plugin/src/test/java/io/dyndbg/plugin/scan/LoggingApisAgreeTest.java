package io.dyndbg.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plugin weaves is what the runtime answers for: each has a list, and neither can ask the other's. */
class LoggingApisAgreeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"slf4j", "log4j2", "jul", "commons-logging", "juli", "jboss-logging", "system-logger", "log4j1"})
    void theRuntimeAnswersForTheClassesThatThePluginTakesItsWordFor(String name) throws Exception {
        LoggingCalls api = new LoggingCatalog(new Hierarchy(List.of())).api(name);

        for (String logger : api.classesAnsweredFor()) {
            Class<?> receiver = Class.forName(logger.replace('/', '.'));
            Optional<LoggingApi> answers = LoggingApis.ofReceiver(receiver, MethodHandles.lookup(), name);
            assertThat(answers).as(logger).isPresent();
            assertThat(answers.get().getClass().getPackageName()).as(logger).isNotEqualTo("io.dyndbg.print.wrapper");
        }
        for (String logger : api.loggers()) {
            assertThat(LoggingApis.ofReceiver(Class.forName(logger.replace('/', '.')), MethodHandles.lookup(), name))
                    .as(logger)
                    .isPresent();
        }
    }
}
