package io.dyndbg.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.site.Format;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of the kernel's own dynamic debug self test and of its bug history, in this language. */
class KernelCasesTest {

    @Test
    void equals_underscore_clears_all() {
        assertThat(only("=_").apply(Flags.FORCE | Flags.MODULE | Flags.STACK)).isEqualTo(Flags.NONE);
        assertThat(only("=").apply(Flags.SKIP)).isEqualTo(Flags.NONE);
    }

    @Test
    void plus_mpf_shows_pmf() {
        assertThat(Flags.letters(only("+mpf").apply(Flags.NONE))).isEqualTo("pmf");
    }

    @Test
    void plus_m_on_a_printing_site_keeps_it_printing() {
        assertThat(Flags.letters(only("+m").apply(Flags.FORCE))).isEqualTo("pm");
    }

    @Test
    void three_line_batch_with_comments_and_tabs() {
        Batch batch = Batch.parse(
                "# first\n\tmodule\tparams +mf # flags with a comment\n  # indented\n func\tparse =_#t\n module params   =pl\t#end");

        assertThat(batch.entries()).map(BatchEntry::text).hasSize(3);
        assertThat(batch.entries().get(0)).hasToString("module params +mf");
        assertThat(batch.entries().get(1)).isInstanceOf(Mistake.class);
        assertThat(batch.entries().get(2)).hasToString("module params =pl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"module,params,=_ | module params =_", ",module ,, ,  params, -p | module params -p"})
    void commas_separate(String typed, String meant) {
        assertThat(only(typed)).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+_",
                "module params +_",
                "func parse_* +_",
                "file lib/Foo.java +_",
                "file Foo.java:1-100 +_",
                "file Foo.java:100 +_",
                "file Foo.java:-100 +_",
                "file Foo.java:start_* +_",
                "line 10- +_",
                "line -100 +_",
                "line 10-100 +_",
                "format \"space\\040here\" +_",
                "format '^tab\\there' +_",
                "class com.acme.Outer$* +_",
                "level trace +_",
                "line - +_",
                "line 0 +_"
            })
    void well_formed_queries_that_change_nothing(String typed) {
        Query query = only(typed);

        assertThat(query.changesNothing()).isTrue();
        assertThat(query.apply(Flags.FORCE | Flags.LINE)).isEqualTo(Flags.FORCE | Flags.LINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "func \"unclosed +p                | 6  | not closed",
                "func 'unclosed\" +p               | 6  | not closed",
                "foo bar +p                        | 1  | unknown keyword \"foo\"",
                "modul params +p                   | 1  | did you mean \"module\"",
                "module params %pm                 | 15 | no flags",
                "module params +pfmHK              | 15 | unknown flag \"H\"",
                "module +p                         | 1  | \"module\" has no value",
                "module params func +p             | 15 | \"func\" has no value",
                "module params                     | 8  | no flags after \"params\"",
                "module                            | 1  | has no value",
                "params                            | 1  | no flags",
                "module a module b +p              | 10 | \"module\" given twice",
                "func a func b +p                  | 8  | \"func\" given twice",
                "file a file b +p                  | 8  | \"file\" given twice",
                "format a format b +p              | 10 | \"format\" given twice",
                "line 1 line 2 +p                  | 8  | \"line\" given twice",
                "class a class b +p                | 9  | \"class\" given twice",
                "level debug level debug +p        | 13 | \"level\" given twice",
                "file a:1 line 2 +p                | 10 | \"line\" given twice",
                "func f file a:g +p                | 13 | \"func\" given twice",
                "line 10a +p                       | 6  | bad range: \"10a\"",
                "line 1-2-3 +p                     | 6  | bad range: \"1-2-3\"",
                "line 4294967296 +p                | 6  | too large",
                "line 100-10 +p                    | 6  | runs backwards",
                "file Foo.java:100-10 +p           | 6  | \"100-10\" runs backwards",
                "file Foo.java: +p                 | 6  | nothing after the colon",
                "level loud +p                     | 7  | unknown level \"loud\"",
                "+p module params                  | 1  | must be the last word",
                "+pq                               | 1  | exclude each other",
                "-qp                               | 1  | exclude each other",
                "module a ttl 10 +p                | 14 | \"10\" is no value for ttl, which takes a time: 250ms",
                "ttl 0s +p                         | 5  | \"0s\" is no value for ttl",
                "ttl -1s +p                        | 5  | \"-1s\" is no value for ttl",
                "ttl 9999999999h +p                | 5  | is no value for ttl",
                "ttl 1s ttl 2s +p                  | 8  | \"ttl\" given twice",
                "ttl +p                            | 1  | \"ttl\" has no value",
                "max 0 +p                          | 5  | \"0\" is no value for max, which takes a number of messages",
                "max -3 +p                         | 5  | is no value for max",
                "max 3 +m                          | 7  | \"+m\" sets no p",
                "max 3 -p                          | 7  | \"-p\" sets no p",
                "rate 3 +p                         | 6  | \"3\" is no value for rate, which takes a number of messages in a time",
                "rate 0/1s +p                      | 6  | is no value for rate",
                "rate 3/s +p                       | 6  | is no value for rate",
                "rate 3/1s +q                      | 11 | sets no p",
                "mdc =ann +p                       | 5  | is no value for mdc",
                "mdc user=ann =q                   | 14 | sets no p",
                "thread main max 1 thread x +p     | 19 | option \"thread\" given twice",
                "deny module a +p                  | 1  | \"deny\" is no option of a query: what nobody may switch is said at start, by -Ddyndbg.deny",
            })
    void ill_formed_queries_fail_with_the_word_and_its_place(String typed, int column, String message) {
        BatchEntry statement = Batch.parse("\n  +p;" + typed).entries().get(1);

        assertThat(statement).isInstanceOfSatisfying(Mistake.class, mistake -> {
            assertThat(mistake.message()).contains(message);
            assertThat(mistake.position().line()).isEqualTo(2);
            assertThat(mistake.position().column()).isEqualTo(column + 5);
            assertThat(mistake.text()).isEqualTo(typed);
            assertThat(typed).contains(mistake.word());
        });
    }

    @Test
    void too_much_input() {
        String most = "#" + "x".repeat(64 * 1024 - 4) + "\n+p";
        assertThat(Batch.parse(most).entries()).hasSize(1).allMatch(Query.class::isInstance);

        Batch more = Batch.parse(most + " ");
        assertThat(more.entries()).hasSize(1);
        assertThat(more.entries().get(0).toString()).contains("too much input");
        assertThat(Batch.parse("#" + "\u20ac".repeat(22_000)).hasMistakes()).isTrue();
    }

    @Test
    void file_and_line_are_both_honoured() {
        Terms terms = only("file Foo.java line 10 +p").terms();

        assertThat(terms.matchFile("com/acme/Foo.java")).isTrue();
        assertThat(terms.matchFile("com/acme/Bar.java")).isFalse();
        assertThat(terms.matchLine(10)).isTrue();
        assertThat(terms.matchLine(11)).isFalse();
    }

    @Test
    void underscore_after_the_colon_starts_a_function() {
        Terms terms = only("file Foo.java:_name +p").terms();

        assertThat(terms.matchFunction("_name")).isTrue();
        assertThat(terms.matchFunction("name")).isFalse();
        assertThat(terms.matchLine(7)).isTrue();
    }

    @Test
    void a_bad_query_between_two_good_ones_takes_nothing_with_it() {
        Batch batch = Batch.parse("module a +p; bad; module b +p");

        assertThat(batch.entries()).map(Object::toString).element(0).isEqualTo("module a +p");
        assertThat(batch.entries()).map(Object::toString).element(2).isEqualTo("module b +p");
        assertThat(batch.hasMistakes()).isTrue();
    }

    /** Where the kernel splits first, and obeys what is commented out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "format \"a;b\" +p",
                "format 'a;b' +p # c; +q",
                "# was: +p; +q\nformat \"a;b\" +p",
                "format \"a\\073b\" +p"
            })
    void a_semicolon_in_quotes_or_in_a_comment_splits_nothing(String batch) {
        assertThat(only(batch).terms().matchFormat(Format.constant("x a;b x"))).isTrue();
        assertThat(only(batch).operation()).isEqualTo(Operation.ADD);
    }

    @Test
    void a_hash_within_a_word_or_in_quotes_is_text() {
        assertThat(only("format a#b +p").terms().matchFormat(Format.constant("a#b")))
                .isTrue();
        assertThat(only("format \" # b\" +p").terms().matchFormat(Format.constant("a # b")))
                .isTrue();
    }

    @Test
    void a_quote_that_is_not_closed_takes_its_line_and_no_more() {
        Batch batch = Batch.parse("format \"a; b +p; +q\nmodule m +p");

        assertThat(batch.entries()).hasSize(2);
        assertThat(batch.entries().get(0)).isInstanceOf(Mistake.class);
        assertThat(batch.entries().get(1)).hasToString("module m +p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"module m +p\"",
                "'module m +p'",
                " \"module m +p\"\n",
                "\uFEFFmodule m +p",
                "module\u00A0m +p",
                "module m level DEBUG +p",
                "module m level Debug +p",
                "'module \"m\" +p'",
            })
    void quotes_around_the_whole_and_what_editors_add_are_taken_for_what_they_are(String batch) {
        assertThat(only(batch).terms().matchModule("m")).isTrue();
        assertThat(only(batch).terms().matchModule("n")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Cart.java +p | did you mean \"file Cart.java\"?",
                "level debug,trace +p | a query has one level",
                "class A +p class B +p | two queries are separated by a semicolon",
                "class A +p +l | two queries are separated by a semicolon",
                "file=A.java +p | did you mean \"file A.java\"",
            })
    void what_was_probably_meant_is_said(String batch, String meant) {
        assertThat(Batch.parse(batch).entries())
                .singleElement()
                .satisfies(entry -> assertThat(((Mistake) entry).message()).contains(meant));
    }

    @Test
    void a_caret_anchors_a_format_and_an_escaped_one_does_not() {
        assertThat(only("format ^got +p").terms().matchFormat(Format.constant("got it")))
                .isTrue();
        assertThat(only("format ^got +p").terms().matchFormat(Format.constant("forgot it")))
                .isFalse();
        assertThat(only("format \\136got +p").terms().matchFormat(Format.constant("for^got")))
                .isTrue();
    }

    @Test
    void an_operand_of_a_concatenation_is_found_as_the_listing_shows_it() {
        Terms terms = only("format \"id=\\001,\" +p").terms();

        assertThat(terms.matchFormat(Format.concatenation("id=\1, peer=\1"))).isTrue();
        assertThat(terms.matchFormat(Format.none("computed"))).isFalse();
    }

    @Test
    void module_treats_dash_and_underscore_as_equal() {
        assertThat(only("module acme_c* +p").terms().matchModule("acme-core")).isTrue();
        assertThat(only("module acme-core +p").terms().matchModule("acme_core")).isTrue();
        assertThat(only("func a_b +p").terms().matchFunction("a-b")).isFalse();
    }

    @Test
    void a_line_that_is_not_known_is_in_no_range_but_any() {
        assertThat(only("line -100 +p").terms().matchLine(0)).isFalse();
        assertThat(only("line 0 +p").terms().matchLine(0)).isTrue();
        assertThat(only("line 0-0 +p").terms().matchLine(5)).isTrue();
    }

    @Test
    void setting_p_clears_q_and_the_other_way_round() {
        assertThat(Flags.letters(only("+p").apply(Flags.SKIP | Flags.MODULE))).isEqualTo("pm");
        assertThat(Flags.letters(only("+q").apply(Flags.FORCE | Flags.MODULE))).isEqualTo("qm");
        assertThat(Flags.letters(only("-p").apply(Flags.FORCE | Flags.MODULE))).isEqualTo("m");
        assertThat(Flags.letters(only("+pppp").apply(Flags.NONE))).isEqualTo("p");
    }

    @Test
    void strict_counts_as_the_first_word_only() {
        assertThat(Batch.parse("# why\n strict\n+p").strict()).isTrue();
        assertThat(Batch.parse("strict module a +p; +m").entries()).hasSize(2);
        assertThat(Batch.parse("+p; strict +p").strict()).isFalse();
        assertThat(Batch.parse("+p; strict +p").hasMistakes()).isTrue();
    }

    @Test
    void a_start_property_fills_in_its_module_where_none_is_typed() {
        assertThat(only("func f +p").inModule("acme-core")).hasToString("module acme-core func f +p");
        assertThat(only("module b +p").inModule("acme-core")).hasToString("module b +p");
    }

    @Test
    void listing_terms_take_no_flags() throws IllFormedException {
        assertThat(Terms.parse(" ")).isEqualTo(Terms.NONE);
        assertThat(Terms.parse("level debug module a")).hasToString("module a level debug");
        assertThat(catchMistake("module a +p").message()).contains("must be the last word");
        assertThat(catchMistake("module").message()).contains("has no value");
    }

    private static Mistake catchMistake(String terms) {
        try {
            throw new AssertionError("understood as " + Terms.parse(terms));
        } catch (IllFormedException e) {
            return e.mistake();
        }
    }

    private static Query only(String typed) {
        List<BatchEntry> statements = Batch.parse(typed).entries();
        assertThat(statements).hasSize(1);
        assertThat(statements.get(0)).as("%s", statements).isInstanceOf(Query.class);
        return (Query) statements.get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"module x; +p", "module x\n+p", "+p; module x", "class A +q; module x; +p; class B +q"})
    void terms_without_flags_next_to_flags_without_terms_select_nothing(String typed) {
        assertThat(Batch.parse(typed).entries())
                .filteredOn(Query.class::isInstance)
                .map(Object::toString)
                .doesNotContain("+p");
        assertThat(Batch.parse(typed).entries())
                .filteredOn(Mistake.class::isInstance)
                .extracting(mistake -> ((Mistake) mistake).message())
                .anyMatch(message -> message.contains("leave out the separator between them"));
    }

    @Test
    void other_mistakes_tear_nothing() {
        assertThat(Batch.parse("funk x +p; +m").entries()).last().hasToString("+m");
    }
}
