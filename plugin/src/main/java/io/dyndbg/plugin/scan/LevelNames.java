package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Methods that carry their level in their name, much the same in all APIs: {@code debug}, {@code isDebugEnabled}, {@code atDebug}. */
final class LevelNames {
    private LevelNames() {}

    /**
     * Answers for each level the statement that is called as it, and the guard.
     *
     * @param format of the statements, as {@link Meaning.Logs#format}
     */
    static Map<String, Meaning> statementsAndGuards(int format) {
        Map<String, Meaning> meanings = new HashMap<>();
        for (Level level : Level.values()) {
            meanings.put(level.word(), new Meaning.Logs(level, format));
            meanings.put(guard(level.word()), new Meaning.Asks(level));
        }
        return meanings;
    }

    /** The same, with what begins a fluent chain. */
    static Map<String, Meaning> withChains() {
        Map<String, Meaning> meanings = statementsAndGuards(0);
        for (Level level : Level.values()) {
            meanings.put("at" + capitalized(level.word()), new Meaning.Begins(level));
        }
        return meanings;
    }

    /** Answers the guard of a level of that name. */
    static String guard(String word) {
        return "is" + capitalized(word) + "Enabled";
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
