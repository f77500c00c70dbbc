package io.dyndbg.print;

import io.dyndbg.query.Escapes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says on {@code System.err} when what a forced site prints arrives nowhere. A query that forces sites of linked classes
 * answers that itself; this is for the queries that were there before the class: while it links, no logging API may be
 * called, so the first forced statement looks. Each obstacle is said once. Safe for any thread.
 */
public final class Outlets {
    /** Beyond that nothing new is said: the sentences name loggers, and there may be many. */
    private static final int MOST_SAID = 100;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Outlets() {}

    /** Looks at the way from {@code logger} to its outputs, for the level of {@code site}. */
    public static void look(LoggingApi api, Object logger, ForcedSite site) {
        Optional<String> obstacle = api.obstacle(logger, site.level());
        if (obstacle.isPresent() && SAID.size() < MOST_SAID && SAID.add(obstacle.get())) {
            System.err.println("dyndbg: " + Escapes.visible(obstacle.get()));
        }
    }
}
