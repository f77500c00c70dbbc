package io.dyndbg.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryPropertiesTest {

    @Property
    void nothing_that_can_be_typed_throws(@ForAll String typed) {
        Batch.parse(typed).entries().forEach(BatchEntry::toString);
    }

    @Property
    void nothing_that_resembles_a_query_throws(@ForAll("resemblances") String typed) {
        Batch.parse(typed).entries().forEach(BatchEntry::toString);
    }

    @Property
    void what_is_understood_is_understood_the_same_when_printed(@ForAll("resemblances") String typed) {
        for (BatchEntry statement : Batch.parse(typed).entries()) {
            if (statement instanceof Query query) {
                assertThat(Batch.parse(query.toString()).entries()).containsExactly(query);
            }
        }
    }

    @Property
    void any_format_can_be_asked_for_as_the_listing_shows_it(@ForAll String format) {
        assertThat(Escapes.unescape(Escapes.escape(format))).isEqualTo(format);

        FormatPattern pattern = new FormatPattern(format, true);
        Batch batch = Batch.parse("format " + pattern + " +p");
        assertThat(batch.entries()).hasSize(1).allMatch(Query.class::isInstance);
        Query query = (Query) batch.entries().get(0);
        assertThat(query.terms().matchFormat(io.dyndbg.site.Format.constant(format)))
                .isTrue();
    }

    @Property
    void a_listing_line_stays_a_line(@ForAll String format) {
        assertThat(Escapes.escape(format).lines()).hasSizeLessThanOrEqualTo(1);
    }

    @Property
    void a_wildcard_matches_what_a_regular_expression_of_the_same_meaning_matches(
            @ForAll("patterns") String pattern, @ForAll("texts") String text) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        assertThat(Wildcard.of(pattern).matches(text))
                .isEqualTo(Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches());
    }

    @Property
    void p_and_q_never_meet(@ForAll("queries") List<String> queries) {
        int flags = Flags.NONE;
        for (String typed : queries) {
            flags = ((Query) Batch.parse(typed).entries().get(0)).apply(flags);
        }
        assertThat(flags & (Flags.FORCE | Flags.SKIP)).isNotEqualTo(Flags.FORCE | Flags.SKIP);
    }

    @Provide
    Arbitrary<List<String>> queries() {
        Arbitrary<String> letters = Arbitraries.strings().withChars("pmfd_").ofMaxLength(3);
        Arbitrary<String> quiet = Arbitraries.strings().withChars("qmfd_").ofMaxLength(3);
        Arbitrary<Character> signs = Arbitraries.of('+', '-', '=');
        return Combinators.combine(signs, Arbitraries.oneOf(letters, quiet))
                .as((sign, flags) -> sign + flags)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> resemblances() {
        Arbitrary<String> keywords = Arbitraries.of(
                "ttl", "module", "file", "func", "class", "line", "level", "format", "strict", "ttl", "max", "rate",
                "mdc", "thread");
        Arbitrary<String> values = Arbitraries.of(
                "a",
                "a*?",
                "250ms",
                "3/1s",
                "k=v",
                "\"b c\"",
                "'d \"e'",
                "\"it's\"",
                "Foo.java:10-20",
                "Foo.java:f*",
                "10",
                "1-",
                "-9",
                "0",
                "debug",
                "\"\"",
                "^x\\073\\\"",
                "\"\\136 \\001;\"",
                "a#b",
                "\"#\"",
                "\u00a0",
                "\ud83d\ude00",
                "'",
                "\"",
                ",",
                ";",
                "\n",
                "#");
        Arbitrary<String> flags = Arbitraries.of("+p", "-q", "=_", "=", "+pmfslt", "+pq", "+Z");
        Arbitrary<String> terms = Combinators.combine(keywords, values).as((k, v) -> k + " " + v);
        Arbitrary<String> anything = Arbitraries.oneOf(terms, terms, values, flags);
        Arbitrary<String> body = anything.list().ofMaxSize(4).map(words -> String.join(" ", words));
        return Combinators.combine(body, flags).as((b, f) -> b + " " + f);
    }
}
