package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassSelectionTest {
    @Test
    void withoutPatternsEverythingIsSelected() {
        assertThat(new ClassSelection(List.of(), List.of()).selects("Top.class"))
                .isTrue();
    }

    @Test
    void excludesWinOverIncludes() {
        ClassSelection selection = new ClassSelection(List.of("com/acme/**"), List.of("**/*Gen.class"));
        assertThat(selection.selects("com/acme/a/Orders.class")).isTrue();
        assertThat(selection.selects("com/acme/a/OrdersGen.class")).isFalse();
        assertThat(selection.selects("org/acme/Orders.class")).isFalse();
    }

    @Test
    void oneStarStaysWithinAFolder() {
        ClassSelection selection = new ClassSelection(List.of("com/*.class"), List.of());
        assertThat(selection.selects("com/Orders.class")).isTrue();
        assertThat(selection.selects("com/acme/Orders.class")).isFalse();
    }

    @Test
    void folderMeansAllBelow() {
        ClassSelection selection = new ClassSelection(List.of(), List.of("com/acme/"));
        assertThat(selection.selects("com/acme/deep/Orders.class")).isFalse();
        assertThat(selection.selects("com/acme2/Orders.class")).isTrue();
    }
}
