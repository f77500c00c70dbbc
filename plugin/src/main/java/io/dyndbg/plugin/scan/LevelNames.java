package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Methods that carry their level in their name, the same in SLF4J and Log4j 2: {@code atDebug}, {@code isDebugEnabled}. */
final class LevelNames {
    private LevelNames() {}

    /** Answers the meaning of each by name. */
    static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        for (Level level : Level.values()) {
            add(level.name(), level, meanings);
        }
        return meanings;
    }

    /** Adds the two methods that are named after {@code name}, a level of an API's own. */
    static void add(String name, Level level, Map<String, Meaning> meanings) {
        String capitalized = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
        meanings.put("at" + capitalized, new Meaning.Begins(level));
        meanings.put("is" + capitalized + "Enabled", new Meaning.Asks(level));
    }
}
