package io.dyndbg.print.slf4j;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.MessageFormatter;

class PatternsTest {

    @Property
    void quotedTextPrintsAsItIsAndTakesNoArgument(@ForAll @Chars({'{', '}', 'a'}) String text) {
        assertThat(format(Patterns.quote(text + " ") + "{}")).isEqualTo(text + " X");
    }

    @Property
    void noTextTakesAnArgument(@ForAll @Chars({'{', '}', '\\', 'a'}) String text) {
        assertThat(format(Patterns.quote(text + " ") + "{}")).endsWith(" X");
        assertThat(format("{}" + Patterns.breakUp(text))).startsWith("X");
    }

    @Test
    void aBackslashBeforeAPlaceIsTheOneThingThatAPatternCannotSay() {
        assertThat(format(Patterns.quote("\\{} ") + "{}")).isEqualTo("\\\\u007b} X");
    }

    private static String format(String pattern) {
        return MessageFormatter.arrayFormat(pattern, new Object[] {"X"}).getMessage();
    }
}
