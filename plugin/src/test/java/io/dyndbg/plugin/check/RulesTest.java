package io.dyndbg.plugin.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void what_is_not_configured_is_as_its_rule_says() {
        Rules rules = Rules.of(List.of("work:fail", " placeholders : warn"));
        assertThat(rules.of(Rule.WORK)).isEqualTo(Severity.FAIL);
        assertThat(rules.of(Rule.PLACEHOLDERS)).isEqualTo(Severity.WARN);
        assertThat(rules.of(Rule.THROWABLE)).isEqualTo(Severity.FAIL);
        assertThat(rules.of(Rule.CONCATENATION)).isEqualTo(Severity.WARN);
    }

    @Test
    void all_is_for_all_and_what_stands_behind_it_corrects_it() {
        Rules rules = Rules.of(List.of("work:fail", "all:off", "budget:warn"));
        assertThat(rules.of(Rule.WORK)).isEqualTo(Severity.OFF);
        assertThat(rules.of(Rule.BUDGET)).isEqualTo(Severity.WARN);
    }

    @Test
    void a_wrong_word_is_an_error_that_names_the_right_ones() {
        assertThatThrownBy(() -> Rules.of(List.of("placeholder:fail")))
                .hasMessageContaining("\"placeholder\"")
                .hasMessageContaining("all, placeholders, throwable");
        assertThatThrownBy(() -> Rules.of(List.of("work:error"))).hasMessageContaining("off, warn and fail");
        assertThatThrownBy(() -> Rules.of(List.of("work"))).hasMessageContaining("RULE:SEVERITY");
        assertThatThrownBy(() -> Rules.of(List.of("work:fail:warn"))).hasMessageContaining("RULE:SEVERITY");
    }
}
