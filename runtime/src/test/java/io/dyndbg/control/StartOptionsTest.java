package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.query.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartOptionsTest {

    @Test
    void the_variable_comes_first_then_the_property_then_modules_by_name() {
        StartOptions options = StartOptions.of(
                "func v +p",
                Map.of(
                        "b-web.dyndbg",
                        "+p",
                        "a-core.dyndbg",
                        "+q; module a_core +p",
                        "dyndbg",
                        "func d +p",
                        "other",
                        "+p"));

        assertThat(options.queries())
                .map(Query::toString)
                .containsExactly("func v +p", "func d +p", "module a-core +q", "module a_core +p", "module b-web +p");
        assertThat(options.warnings()).isEmpty();
    }

    @Test
    void a_bad_query_is_named_with_its_option_and_the_others_stay() {
        StartOptions options = StartOptions.of(null, Map.of("a.dyndbg", "+p; +x"));

        assertThat(options.queries()).hasSize(1);
        assertThat(options.warnings())
                .singleElement()
                .asString()
                .startsWith("-Da.dyndbg: unknown flag \"x\"")
                .endsWith("(line 1, column 5)");
    }

    @Test
    void a_modules_property_is_no_place_for_another_module() {
        StartOptions options =
                StartOptions.of(null, Map.of("shop-core.dyndbg", "module shop-app +p; module shop-* +q"));

        assertThat(options.queries()).isEmpty();
        assertThat(options.warnings())
                .containsExactly(
                        "-Dshop-core.dyndbg: module shop-app +p: names another module than its property; use -Ddyndbg for it",
                        "-Dshop-core.dyndbg: module shop-* +q: names another module than its property; use -Ddyndbg for it");
    }

    @Test
    void a_strict_option_is_all_or_nothing() {
        assertThat(StartOptions.of(null, Map.of("dyndbg", "strict +p; +x")).queries())
                .isEmpty();
    }

    @Test
    void off_wins_over_everything() {
        StartOptions options = StartOptions.of("+p", Map.of("dyndbg", " off ", "a.dyndbg", "+p"));

        assertThat(options.off()).isEqualTo("-Ddyndbg=off");
        assertThat(StartOptions.of("OFF", Map.of()).off()).isEqualTo("DYNDBG=OFF");
        assertThat(options.queries()).isEmpty();
    }

    @Test
    void without_options_nothing_is_in_force() {
        StartOptions options = StartOptions.of(null, Map.of());

        assertThat(options.off()).isNull();
        assertThat(options.queries()).isEmpty();
    }

    @Test
    void the_option_of_the_goals_is_told_from_that_of_a_program() {
        assertThat(StartOptions.of(null, Map.of("dyndbg.query", "+p")))
                .satisfies(options -> assertThat(options.queries()).isEmpty())
                .satisfies(options -> assertThat(options.warnings())
                        .containsExactly("-Ddyndbg.query: not obeyed: it is an option of the Maven goals;"
                                + " at start a query is -Ddyndbg=QUERY"));
        assertThat(StartOptions.of(null, Map.of("dyndbg.query", "+p", "dyndbg", "+p"))
                        .warnings())
                .isEmpty();
    }
}
