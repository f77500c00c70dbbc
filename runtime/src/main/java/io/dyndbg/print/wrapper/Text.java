package io.dyndbg.print.wrapper;

import java.util.Arrays;
import java.util.IllegalFormatException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a wrapper was told, as far as that can be known of a method that one has never seen.
 *
 * @param message the text with the arguments in it
 * @param thrown null if there is none
 */
record Text(String message, Throwable thrown) {
    private static final String PLACE = "{}";

    /** Reads the arguments of a statement. Asks suppliers, and for the texts of others. */
    static Text of(Object[] arguments) {
        if (arguments.length > 1 && arguments[0] instanceof Throwable first) {
            Text rest = of(Arrays.copyOfRange(arguments, 1, arguments.length));
            return new Text(rest.message(), rest.thrown() == null ? first : rest.thrown());
        }
        int before = before(arguments);
        if (before > 0) {
            Text rest = of(Arrays.copyOfRange(arguments, before, arguments.length));
            String all = Stream.of(arguments).limit(before).map(Text::shown).collect(Collectors.joining(" "));
            return new Text(all + ' ' + rest.message(), rest.thrown());
        }
        int end = arguments.length;
        Throwable thrown = end > 0 && arguments[end - 1] instanceof Throwable last ? last : null;
        end -= thrown == null ? 0 : 1;
        int at = text(arguments, end);
        if (at < 0) {
            return new Text(thrown == null ? "" : "Unexpected exception:", thrown);
        }
        Object first = arguments[at] instanceof Supplier<?> supplier ? supplier.get() : arguments[at];
        Object[] others = Arrays.copyOfRange(arguments, at + 1, end);
        if (others.length == 1 && others[0] instanceof Object[] spread) {
            others = spread;
        }
        int last = others.length - 1;
        boolean throwsLast = thrown == null && last >= 0 && others[last] instanceof Throwable;
        String text = String.valueOf(first);
        if (throwsLast && places(text) <= last) {
            thrown = (Throwable) others[last];
            others = Arrays.copyOf(others, last);
        }
        return new Text(filled(text, others), thrown);
    }

    /** How many arguments come before the first text, if that is not what comes first: a number, a constant. */
    private static int before(Object[] arguments) {
        if (arguments.length == 0 || arguments[0] == null || arguments[0] instanceof Supplier) {
            return 0;
        }
        int before = 0;
        while (before < arguments.length && !(arguments[before] instanceof String)) {
            before++;
        }
        return before < arguments.length ? before : 0;
    }

    /** The first text with places for arguments; if none has, the last of the texts that come first: those before it are markers. */
    private static int text(Object[] arguments, int end) {
        int last = end > 0 ? 0 : -1;
        for (int i = 0; i < end && (arguments[i] instanceof String || arguments[i] == null); i++) {
            last = i;
            if (arguments[i] instanceof String text && text.contains(PLACE)) {
                return i;
            }
        }
        return last;
    }

    private static int places(String text) {
        int places = 0;
        for (int at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, at + PLACE.length())) {
            places++;
        }
        return places;
    }

    private static String filled(String text, Object[] arguments) {
        if (arguments.length > 0 && places(text) == 0 && text.contains("%")) {
            try {
                return String.format(text, arguments);
            } catch (IllegalFormatException other) {
                // A percent sign.
            }
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int used = 0;
        for (int at = text.indexOf(PLACE); at >= 0 && used < arguments.length; at = text.indexOf(PLACE, from)) {
            filled.append(text, from, at).append(shown(arguments[used++]));
            from = at + PLACE.length();
        }
        filled.append(text, from, text.length());
        // A pattern of another kind: nothing is lost.
        for (; used < arguments.length; used++) {
            filled.append(' ').append(shown(arguments[used]));
        }
        return filled.toString();
    }

    private static String shown(Object argument) {
        return argument instanceof Object[] array ? Arrays.deepToString(array) : Objects.toString(argument);
    }
}
