package io.dyndbg.query;

import io.dyndbg.site.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one query, which stands in a batch from {@link #start} to {@link #end}. Unlike in the kernel, a semicolon in quotes or
 * behind a {@code #} does not end one: what people comment out would be obeyed.
 */
final class Parser {
    private static final String STRICT = "strict";
    private static final String DENY = "deny";
    private static final int LONGEST_WORD_SHOWN = 80;

    private final String batch;
    private final int start;
    private final int end;

    private Parser(String batch, int start, int end) {
        this.batch = batch;
        this.start = start;
        this.end = end;
    }

    static Batch batch(String typed) {
        if (isTooLong(typed)) {
            return new Batch(false, List.of(tooLong(typed)));
        }
        String text = Token.unquoted(typed);
        boolean strict = false;
        boolean first = true;
        List<BatchEntry> statements = new ArrayList<>();
        BitSet termsOnly = new BitSet();
        int start = 0;
        while (start <= text.length()) {
            int end = Token.endOfQuery(text, start);
            Parser parser = new Parser(text, start, end);
            try {
                List<Token> tokens = parser.tokens();
                if (first && !tokens.isEmpty()) {
                    first = false;
                    strict = tokens.get(0).text().equals(STRICT);
                    tokens = strict ? tokens.subList(1, tokens.size()) : tokens;
                }
                if (!tokens.isEmpty()) {
                    termsOnly.set(statements.size(), parser.areTerms(tokens));
                    statements.add(parser.query(tokens));
                }
            } catch (IllFormedException e) {
                first = false;
                statements.add(e.mistake());
            }
            start = end + 1;
        }
        for (int i = 0; i < statements.size(); i++) {
            boolean torn = termsOnly.get(i + 1) || i > 0 && termsOnly.get(i - 1);
            if (torn
                    && statements.get(i) instanceof Query query
                    && query.terms().isEmpty()) {
                statements.set(i, torn(query));
            }
        }
        return new Batch(strict, statements);
    }

    /** One separator too much, and a query about one file would be about everything. */
    private static Mistake torn(Query query) {
        return new Mistake(
                query.text(),
                query.text(),
                query.position(),
                "\"" + query
                        + "\" without terms stands next to terms without flags: leave out the separator between them");
    }

    /** Answers whether there are terms and nothing else. */
    private boolean areTerms(List<Token> tokens) {
        try {
            terms(tokens);
            return true;
        } catch (IllFormedException anythingElse) {
            return false;
        }
    }

    static Terms terms(String text) throws IllFormedException {
        if (isTooLong(text)) {
            throw new IllFormedException(tooLong(text));
        }
        Parser parser = new Parser(text, 0, text.length());
        return parser.terms(parser.tokens());
    }

    /** Reads terms between semicolons or line ends, as they stand in a batch. */
    static List<Terms> allTerms(String typed) throws IllFormedException {
        if (isTooLong(typed)) {
            throw new IllFormedException(tooLong(typed));
        }
        String text = Token.unquoted(typed);
        List<Terms> all = new ArrayList<>();
        for (int start = 0, end; start <= text.length(); start = end + 1) {
            end = Token.endOfQuery(text, start);
            Parser parser = new Parser(text, start, end);
            List<Token> tokens = parser.tokens();
            if (!tokens.isEmpty()) {
                all.add(parser.terms(tokens));
            }
        }
        return all;
    }

    private Terms terms(List<Token> tokens) throws IllFormedException {
        Map<Keyword, Object> values = new EnumMap<>(Keyword.class);
        for (int i = 0; i < tokens.size(); i += 2) {
            Token word = tokens.get(i);
            Keyword keyword = keyword(word);
            if (i + 1 == tokens.size()) {
                throw mistake(word, shown(word) + " has no value");
            }
            put(values, keyword, word, tokens.get(i + 1));
        }
        return new Terms(values);
    }

    private static boolean isTooLong(String text) {
        return text.length() > Batch.LONGEST || text.getBytes(StandardCharsets.UTF_8).length > Batch.LONGEST;
    }

    private static Mistake tooLong(String text) {
        String beginning = text.substring(0, LONGEST_WORD_SHOWN);
        return new Mistake(
                beginning,
                "",
                Position.of(text, 0),
                "too much input: more than " + Batch.LONGEST + " bytes, nothing was read");
    }

    private List<Token> tokens() throws IllFormedException {
        try {
            return Token.split(batch, start, end);
        } catch (Token.UnclosedQuote e) {
            Token rest = new Token(batch.substring(e.offset(), end).strip(), e.offset());
            throw mistake(
                    rest, "the quote before " + shown(new Token(rest.text().substring(1), 0)) + " is not closed");
        }
    }

    /** The last word is the flags, whatever it looks like; what stands before it comes in pairs. */
    private Query query(List<Token> tokens) throws IllFormedException {
        Map<Keyword, Object> values = new EnumMap<>(Keyword.class);
        Map<Option, Object> options = new EnumMap<>(Option.class);
        int last = tokens.size() - 1;
        int i = 0;
        for (; i < last; i += 2) {
            Token word = tokens.get(i);
            Option option = Option.of(word.text());
            Keyword keyword = option == null ? keyword(word) : null;
            if (i + 1 == last) {
                throw missing(word, tokens.get(last));
            }
            if (option == null) {
                put(values, keyword, word, tokens.get(i + 1));
            } else {
                put(options, option, word, tokens.get(i + 1));
            }
        }
        Token word = tokens.get(last);
        Operation operation = operation(word);
        int flags = flags(word);
        QueryOptions said = new QueryOptions(options);
        if (said.conditional() && ((flags & Flags.FORCE) == 0 || operation == Operation.REMOVE)) {
            throw mistake(
                    word, "max, rate, mdc and thread are about what a query forces: " + shown(word) + " sets no p");
        }
        return new Query(text(), Position.of(batch, tokens.get(0).offset()), new Terms(values), said, operation, flags);
    }

    private void put(Map<Option, Object> options, Option option, Token word, Token typed) throws IllFormedException {
        Object value = option.value(typed.text());
        if (value == null) {
            throw mistake(
                    typed, shown(typed) + " is no value for " + option.word() + ", which takes " + option.takes());
        }
        if (options.putIfAbsent(option, value) != null) {
            throw mistake(word, "option " + shown(word) + " given twice");
        }
    }

    private IllFormedException missing(Token word, Token last) {
        if (Operation.of(firstOf(last)) == null) {
            return mistake(last, "no flags after " + shown(last) + ": a query ends with them, as in \"+p\" or \"=_\"");
        }
        return mistake(word, shown(word) + " has no value: the last word, " + shown(last) + ", is the flags");
    }

    private Keyword keyword(Token word) throws IllFormedException {
        Keyword keyword = Keyword.of(word.text());
        if (keyword != null) {
            return keyword;
        }
        if (word.text().equals(DENY)) {
            throw mistake(
                    word,
                    "\"deny\" is no option of a query: what nobody may switch is said at start, by -Ddyndbg.deny");
        }
        if (word.text().equals(STRICT)) {
            throw mistake(word, "\"strict\" is understood only as the first word of a batch");
        }
        if (Operation.of(firstOf(word)) != null) {
            throw mistake(
                    word,
                    "the flags " + shown(word) + " must be the last word; two queries are separated by a semicolon");
        }
        if (Level.of(word.text().toLowerCase(Locale.ROOT)).isPresent()) {
            throw mistake(word, "unknown keyword " + shown(word) + ": a query has one level, as in \"level debug\"");
        }
        String[] parts = word.text().split("[=:]", 2);
        if (parts.length == 2 && Keyword.of(parts[0]) != null) {
            throw mistake(
                    word,
                    "unknown keyword " + shown(word) + "; did you mean \"" + (parts[0] + " " + parts[1]).strip()
                            + "\"?");
        }
        if (word.text().matches(".+\\.[a-z]+(:.*)?")) {
            throw mistake(word, "unknown keyword " + shown(word) + "; did you mean \"file " + word.text() + "\"?");
        }
        String meant = Spelling.nearest(word.text(), Keyword.words())
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(": a term starts with one of " + String.join(", ", Keyword.words()));
        throw mistake(word, "unknown keyword " + shown(word) + meant);
    }

    private void put(Map<Keyword, Object> values, Keyword keyword, Token word, Token value) throws IllFormedException {
        switch (keyword) {
            case MODULE, FUNC, CLASS -> putOnce(values, keyword, word, Wildcard.of(value.text()));
            case FORMAT -> putOnce(values, keyword, word, FormatPattern.of(value.text()));
            case LEVEL -> putOnce(values, keyword, word, level(value));
            case LINE -> putOnce(values, keyword, word, lines(value, value.text()));
            case FILE -> putFile(values, word, value);
        }
    }

    /** {@code file S:tail} is {@code file S} and {@code line tail} or {@code func tail}. */
    private void putFile(Map<Keyword, Object> values, Token word, Token value) throws IllFormedException {
        String text = value.text();
        int colon = text.indexOf(':');
        putOnce(values, Keyword.FILE, word, Wildcard.of(colon < 0 ? text : text.substring(0, colon)));
        if (colon < 0) {
            return;
        }
        String tail = text.substring(colon + 1);
        if (tail.isEmpty()) {
            throw mistake(value, "nothing after the colon of " + shown(value));
        }
        if (tail.charAt(0) == '-' || Character.isDigit(tail.charAt(0))) {
            putOnce(values, Keyword.LINE, value, lines(value, tail));
        } else {
            putOnce(values, Keyword.FUNC, value, Wildcard.of(tail));
        }
    }

    private void putOnce(Map<Keyword, Object> values, Keyword keyword, Token word, Object value)
            throws IllFormedException {
        if (values.putIfAbsent(keyword, value) != null) {
            String again = word.text().equals(keyword.word()) ? "" : " in " + shown(word);
            throw mistake(word, "keyword \"" + keyword.word() + "\" given twice" + again);
        }
    }

    private Level level(Token value) throws IllFormedException {
        return Level.of(value.text().toLowerCase(Locale.ROOT)).orElseThrow(() -> {
            List<String> words = Arrays.stream(Level.values()).map(Level::word).toList();
            return mistake(value, "unknown level " + shown(value) + ": it is one of " + String.join(", ", words));
        });
    }

    private LineRange lines(Token word, String range) throws IllFormedException {
        try {
            return LineRange.of(range);
        } catch (LineRange.BadRange e) {
            throw mistake(word, "bad range: " + shown(new Token(range, 0)) + " " + e.getMessage());
        }
    }

    private Operation operation(Token word) throws IllFormedException {
        Operation operation = Operation.of(firstOf(word));
        if (operation != null) {
            return operation;
        }
        if (Keyword.of(word.text()) != null
                || Option.of(word.text()) != null
                || word.text().equals(DENY)) {
            throw mistake(word, shown(word) + " has no value, and no flags follow");
        }
        throw mistake(word, "no flags: a query ends with +, - or = and flags, not with " + shown(word));
    }

    private int flags(Token word) throws IllFormedException {
        int flags = Flags.NONE;
        for (int i = 1; i < word.text().length(); i++) {
            int bit = Flags.bit(word.text().charAt(i));
            if (bit < 0) {
                String flag = shown(new Token(Character.toString(word.text().codePointAt(i)), 0));
                throw mistake(word, "unknown flag " + flag + " in " + shown(word) + ": flags are pqmfsltd and _");
            }
            flags |= bit;
        }
        if ((flags & Flags.FORCE) != 0 && (flags & Flags.SKIP) != 0) {
            throw mistake(word, "p and q exclude each other in " + shown(word));
        }
        return flags;
    }

    /** Answers the sign that may stand at the start of {@code word}; a quoted word may be empty. */
    private static char firstOf(Token word) {
        return word.text().isEmpty() ? ' ' : word.text().charAt(0);
    }

    private IllFormedException mistake(Token word, String message) {
        return new IllFormedException(new Mistake(text(), word.text(), Position.of(batch, word.offset()), message));
    }

    private String text() {
        return batch.substring(start, end).strip();
    }

    /** What was typed is shown so that it can't end a line or fill a screen. */
    private static String shown(Token word) {
        String text = word.text();
        return '"'
                + (text.length() <= LONGEST_WORD_SHOWN
                        ? Escapes.escape(text)
                        : Escapes.escape(text.substring(0, LONGEST_WORD_SHOWN)) + "...")
                + '"';
    }
}
