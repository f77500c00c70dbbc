package io.dyndbg.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WildcardTest {

    @Test
    void a_star_crosses_slashes_and_dots() {
        assertThat(Wildcard.of("com/*Foo.*").matches("com/acme/deep/Foo.java")).isTrue();
    }

    @Test
    void the_whole_string_must_match_with_its_case() {
        assertThat(Wildcard.of("Foo").matches("FooBar")).isFalse();
        assertThat(Wildcard.of("foo").matches("Foo")).isFalse();
    }

    @Test
    void start_and_end_do_not_share_characters() {
        assertThat(Wildcard.of("aba*aba").matches("ababa")).isFalse();
    }

    @Test
    void many_stars_cost_no_more_than_the_product_of_the_lengths() {
        Wildcard wildcard = Wildcard.of("a*".repeat(500) + "b");
        String text = "a".repeat(50_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(wildcard.matches(text)).isFalse());
        Wildcard inner = Wildcard.of("*" + "?a*".repeat(500) + "b*");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(inner.matches(text)).isFalse());
    }

    @Test
    void the_nearest_spelling_is_found_only_where_it_is_near() {
        assertThat(Spelling.nearest("acme-cor", java.util.List.of("acme-web", "acme-core")))
                .contains("acme-core");
        assertThat(Spelling.nearest("acem-core", java.util.List.of("acme-core")))
                .contains("acme-core");
        assertThat(Spelling.nearest("x", java.util.List.of("y"))).isEmpty();
        assertThat(Spelling.nearest("kafka", java.util.List.of("jetty"))).isEmpty();
    }

    @Test
    @Timeout(10)
    void many_stars_against_long_names_take_no_time() {
        String pattern = "*a".repeat(10_000) + "*b";
        String name = "a".repeat(20_000);
        for (int i = 0; i < 100; i++) {
            assertThat(Wildcard.of(pattern).matches(name)).isFalse();
            assertThat(Wildcard.of("*a?".repeat(5_000) + "*b").matches(name)).isFalse();
        }
    }
}
