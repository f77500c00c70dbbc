package io.dyndbg.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, m",
        "-1, 1, 9, com.acme.acme-core",
        "2147483647, 65536, 95, a.b_c-1.0",
        "-2147483648, 7, 9, name with blanks"
    })
    void whatIsWrittenIsRead(int hash, int sites, int configuration, String name) {
        Mark mark = Mark.of(hash, sites, configuration, Mark.blobNamed(name));

        assertThat(Mark.parse(mark.text())).hasValue(mark);
        assertThat(mark.later()).isFalse();
        assertThat(mark.blob()).isEqualTo("META-INF/dyndbg/" + name + ".dyndbg");
        assertThat(mark.text()).startsWith("1:");
    }

    @Test
    void ofALaterVersionVersionAndBlobAreKnown() {
        assertThat(Mark.parse("12:a:b::com/acme/web"))
                .hasValue(new Mark(12, 0, 0, 0, "META-INF/dyndbg/com.acme.web.dyndbg"));
        assertThat(Mark.parse("2:com/acme/web")).get().matches(Mark::later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", "1", "2", "1:a:b:c", "1:!:1:1:m", "1:a:b:c:", "x:1:1:1:m", "1:zzzzzzzz:1:1:m", "2:"})
    void anythingElseIsNone(String text) {
        assertThat(Mark.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b", "a/b", "a\\b"})
    void aNameThatCouldNotBeReadAgainIsRefused(String name) {
        assertThatThrownBy(() -> Mark.blobNamed(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
