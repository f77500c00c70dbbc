package io.dyndbg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DyndbgTest {

    @Test
    void a_bad_query_is_answered_and_not_thrown() {
        assertThat(Dyndbg.query("funk f +p").failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.word()).isEqualTo("funk"));
    }

    @Test
    void the_listing_starts_with_the_names_of_its_columns() throws IOException {
        StringBuilder all = new StringBuilder();
        Dyndbg.listing(all);
        assertThat(all).asString().startsWith("# filename:lineno [module]function flags format\n");
    }

    @Test
    void what_the_target_throws_arrives() {
        assertThatThrownBy(() -> Dyndbg.listing(new Full()))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    @Test
    void null_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> Dyndbg.query(null));
        assertThatNullPointerException().isThrownBy(() -> Dyndbg.listing(null, new StringBuilder()));
        assertThatNullPointerException().isThrownBy(() -> Dyndbg.listing((Appendable) null));
    }

    private static final class Full implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("full");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("full");
        }

        @Override
        public Appendable append(char c) throws IOException {
            throw new IOException("full");
        }
    }
}
