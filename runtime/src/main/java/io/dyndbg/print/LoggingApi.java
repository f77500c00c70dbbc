package io.dyndbg.print;

import io.dyndbg.site.Level;
import java.util.Optional;

/**
 * One logging API: what {@code ajc$log} answers for its loggers in the states skip and force. An implementation is loaded
 * only when a class with a logger of that API is to skip or to be forced. Implementations are stateless but for caches,
 * and safe for use by any number of threads.
 *
 * <p>{@code receiver} is always the type that the woven call names as the owner of its method: the API's own logger type
 * or a subtype.
 */
public interface LoggingApi {

    /**
     * Answers the silent logger for {@code receiver}: every method empty, every guard false, every value the one that the
     * API's own disabled logger returns. One constant per type; its methods must be such that C2 leaves nothing of a call.
     *
     * @param seen a real logger that was seen at a statement, or null if none was; some APIs can't make a silent logger
     *     before a real one exists (JUL's constructor initialises the LogManager)
     * @return an instance of {@code receiver}, or empty if there can't be one: such a site does not skip
     */
    Optional<Object> silent(Class<?> receiver, Object seen);

    /** Answers whether there can be a silent logger for {@code receiver}, at the latest once a real one was seen. */
    boolean silences(Class<?> receiver);

    /**
     * Answers a logger for guards whose sites are forced: one constant that answers true to every question whether a level
     * is enabled.
     *
     * @return an instance of {@code receiver}, or empty if there can't be one: such a guard follows
     */
    Optional<Object> open(Class<?> receiver, Object seen);

    /**
     * Answers a forced logger around {@code logger} for one execution of {@code site}: enabled for the site's statement,
     * and printing past the level through the logger itself. Never cached.
     *
     * @param logger the logger that the statement used; not null
     * @return an instance of {@code receiver}; {@code logger} itself if there can't be one
     */
    Object forced(Class<?> receiver, Object logger, ForcedSite site);

    /**
     * Looks at the way that a message takes from the logger of that name to its outputs, as far as it can be configured to
     * drop messages of {@code level}: handlers' levels, appenders' threshold filters, no appender at all. May call the
     * logging API; never called while a class links. Makes no logger.
     *
     * @param logger a logger, or the name of one that need not exist; a name only if the logging library has been set up
     * @return nothing if every output takes the message, or if that can't be told of a name; else what stops it where and what
     *     to set, one sentence
     */
    Optional<String> obstacle(Object logger, Level level);

    /**
     * Prints what a logger of another API was told that only passes on to {@code logger}: past its level, as that of the site.
     *
     * @param logger one of this API
     * @param message what was told, a text or any object
     * @param thrown null if there is none
     */
    void relay(Object logger, Object message, Throwable thrown, ForcedSite site);

    /** Answers the logger of that name, for {@link #relay}; null if there can't be one. */
    Object named(String name);

    /** Writes a line at level info to the logger of that name. */
    void write(String logger, String line);

    /**
     * Answers the value of {@code key} in the mapped diagnostic context of the current thread; null if there is none, or if the
     * API has no such thing.
     */
    default String context(String key) {
        return null;
    }

    /**
     * Answers whether it is sure that the logging library has been set up: if not, to ask it for anything would set it up, maybe
     * before the application has said how.
     */
    default boolean isSetUp() {
        return false;
    }
}
