package io.dyndbg.print.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TextTest {
    private static String of(Object... arguments) {
        return Text.of(arguments).message();
    }

    @Test
    void placesAreFilledAndNothingIsLost() {
        assertThat(of("one {} two {}", 1, "2")).isEqualTo("one 1 two 2");
        assertThat(of("one {}", new Object[] {1, 2})).isEqualTo("one 1 2");
        assertThat(of("marker", "one {}", 1)).isEqualTo("one 1");
        assertThat(of("one %d", 1)).isEqualTo("one 1");
        assertThat(of("one")).isEqualTo("one");
        assertThat(of((Object) null)).isEqualTo("null");
        assertThat(of((Supplier<String>) () -> "supplied")).isEqualTo("supplied");
        assertThat(of(7)).isEqualTo("7");
    }

    @Test
    void whatComesBeforeTheTextAndIsNoneStandsBeforeIt() {
        assertThat(of(1, "said {}", new Object[] {"x"})).isEqualTo("1 said x");
        assertThat(of(1, "chatty", new Object[0])).isEqualTo("1 chatty");
        assertThat(of(1, 'c', "text")).isEqualTo("1 c text");
    }

    @Test
    void aThrowableIsFoundWhereverItStands() {
        Exception thrown = new Exception("thrown");
        assertThat(Text.of(new Object[] {"text", thrown})).isEqualTo(new Text("text", thrown));
        assertThat(Text.of(new Object[] {thrown, "text {}", 1})).isEqualTo(new Text("text 1", thrown));
        assertThat(Text.of(new Object[] {1, "text {}", 2, thrown})).isEqualTo(new Text("1 text 2", thrown));
        assertThat(Text.of(new Object[] {thrown})).isEqualTo(new Text("Unexpected exception:", thrown));
    }
}
