package io.dyndbg.control;

import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.util.Optional;

/** Looks whether what a forced site prints will arrive anywhere. */
@FunctionalInterface
public interface ObstacleCheck {
    /** Sees no obstacle anywhere. */
    ObstacleCheck NONE = (linked, waiting, api, level) -> Optional.empty();

    /**
     * Answers what stops messages of {@code level} of the class's logger, and what to set, in one sentence; nothing if they
     * arrive. May call the logging API, and wait for the class's initializer: never called while a class links.
     *
     * @param linked a class that has linked; null if none of the module has
     * @param waiting the binary name of the class that has a forced site, if it has not linked: it uses the logging API as
     *     {@code linked} does, if that uses it at all; null if it is {@code linked} itself
     * @param api the site's logging API, as {@link io.dyndbg.site.CallsiteRecord#api} spells it
     */
    Optional<String> obstacle(ClassSwitch linked, String waiting, String api, Level level)
            throws ReflectiveOperationException;
}
