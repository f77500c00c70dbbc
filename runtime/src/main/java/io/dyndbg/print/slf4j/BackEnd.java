package io.dyndbg.print.slf4j;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;

/** What prints beneath SLF4J. Stateless but for caches, and safe for any number of threads. */
interface BackEnd {
    /** Prints {@code event} past the level of {@code real}, with the decorations of {@code site}. */
    void print(Logger real, Slf4jEvent event, ForcedSite site);

    /**
     * Answers the same of a logger of that name, which need not exist and is not made; nothing if only a logger could tell.
     *
     * @param factory makes the loggers of this back end
     */
    default Optional<String> obstacle(ILoggerFactory factory, String name, Level level) {
        return Optional.empty();
    }

    /** Answers what stops a message of {@code level}, or what becomes of it that one does not expect; or nothing. */
    Optional<String> obstacle(Logger real, Level level);
}
