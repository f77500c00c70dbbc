package io.dyndbg.print;

import io.dyndbg.query.Escapes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says on {@code System.err} what becomes of forced messages on their way, and what can't skip, each thing once. A query that forces or
 * silences sites of linked classes answers that itself; this is for the queries that were there before the class: while it links, no
 * logging API may be called, so the first statement that runs looks. Safe for any thread.
 */
public final class Outlets {
    /** Beyond that nothing new is said: the sentences name loggers, and there may be many. */
    private static final int MOST_SAID = 100;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Outlets() {}

    /** Looks at the way from {@code logger} to its outputs, for the level of {@code site}. */
    public static void look(LoggingApi api, Object logger, ForcedSite site) {
        api.obstacle(logger, site.level()).ifPresent(Outlets::say);
    }

    /** Says that a filter, which decides by more than the level, denies forced messages. */
    public static void denied(String filter) {
        say(filter + " denies a forced message, and is obeyed");
    }

    /** Says that messages of a kind have no text that could be decorated. */
    public static void undecorated(Class<?> message) {
        say("messages of " + message.getName() + " print without module, function, file, line, thread and stack");
    }

    /** Says that statements don't skip. */
    public static void loud(Class<?> owner, Class<?> receiver) {
        say("statements of " + owner.getName() + " whose logger is a " + receiver.getName()
                + " don't skip: that type has no silent logger");
    }

    private static void say(String sentence) {
        if (SAID.size() < MOST_SAID && SAID.add(sentence)) {
            System.err.println("dyndbg: " + Escapes.visible(sentence));
        }
    }
}
