package io.dyndbg.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings of(Map<String, String> variables, Map<String, String> properties) {
        return Settings.of(
                variables.get("DYNDBG_FILE"),
                properties.get("dyndbg.file"),
                properties.get("dyndbg.file.poll"),
                properties.get("dyndbg.jmx"));
    }

    @Test
    void nothing_is_opened_unasked() {
        assertThat(of(Map.of(), Map.of()).file()).isNull();
    }

    @Test
    void the_property_goes_before_the_variable() {
        Map<String, String> variables = Map.of("DYNDBG_FILE", "variable");
        assertThat(of(variables, Map.of()).file()).isEqualTo(Path.of("variable").toAbsolutePath());
        assertThat(of(variables, Map.of("dyndbg.file", "property")).file())
                .isEqualTo(Path.of("property").toAbsolutePath());
    }

    @Test
    void a_file_is_polled_as_often_as_is_wanted() {
        assertThat(of(Map.of(), Map.of()).poll()).isEqualTo(Duration.ofSeconds(5));
        assertThat(of(Map.of(), Map.of("dyndbg.file.poll", "1m")).poll()).isEqualTo(Duration.ofMinutes(1));
        assertThat(of(Map.of(), Map.of("dyndbg.file.poll", "0")).poll()).isZero();
    }

    @Test
    void what_is_no_time_and_no_path_is_told() {
        Settings settings = of(Map.of(), Map.of("dyndbg.file.poll", "often", "dyndbg.file", "a\0b"));
        assertThat(settings.warnings()).hasSize(2).anyMatch(text -> text.contains("often"));
        assertThat(settings.file()).isNull();
        assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(5));
    }
}
