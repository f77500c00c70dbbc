package io.dyndbg.plugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AntPatternsTest {
    @Test
    void withoutPatternsEverythingIsSelected() {
        assertThat(new AntPatterns(List.of(), List.of()).test("Top.class")).isTrue();
    }

    @Test
    void excludesWinOverIncludes() {
        AntPatterns selection = new AntPatterns(List.of("com/acme/**"), List.of("**/*Gen.class"));
        assertThat(selection.test("com/acme/a/Orders.class")).isTrue();
        assertThat(selection.test("com/acme/a/OrdersGen.class")).isFalse();
        assertThat(selection.test("org/acme/Orders.class")).isFalse();
    }

    @Test
    void oneStarStaysWithinAFolder() {
        AntPatterns selection = new AntPatterns(List.of("com/*.class"), List.of());
        assertThat(selection.test("com/Orders.class")).isTrue();
        assertThat(selection.test("com/acme/Orders.class")).isFalse();
    }

    @Test
    void folderMeansAllBelow() {
        AntPatterns selection = new AntPatterns(List.of(), List.of("com/acme/"));
        assertThat(selection.test("com/acme/deep/Orders.class")).isFalse();
        assertThat(selection.test("com/acme2/Orders.class")).isTrue();
    }

    @Test
    void aVersionOfAClassIsSelectedByBothOfItsPaths() {
        AntPatterns selection = new AntPatterns(List.of("com/acme/**"), List.of("META-INF/versions/21/**"));
        assertThat(selection.test("META-INF/versions/17/com/acme/Orders.class")).isTrue();
        assertThat(selection.test("META-INF/versions/21/com/acme/Orders.class")).isFalse();
        assertThat(selection.test("META-INF/versions/17/org/Orders.class")).isFalse();
    }

    @Test
    void patternsThatMatchNothingAreKnown() {
        AntPatterns selection = new AntPatterns(List.of("com/acme/**", "com.acme.**"), List.of("**/*Gen.class"));
        assertThat(selection.unused()).isEmpty();
        selection.test("com/acme/a/Orders.class");
        assertThat(selection.unused()).containsExactly("com.acme.**", "**/*Gen.class");
        selection.test("com/acme/a/OrdersGen.class");
        assertThat(selection.unused()).containsExactly("com.acme.**");
    }
}
