package io.dyndbg.plugin.application;

import io.dyndbg.plugin.collect.Outcome;
import java.util.Optional;

/**
 * What became of one module of an application.
 *
 * @param place where it lies in the application: {@code BOOT-INF/lib/spring-core-6.2.1.jar}
 * @param coordinates what it is called
 * @param reason why it was left as it is; nothing if it was woven, or has nothing to weave
 * @param outcome what was found in it; nothing if it was left as it is
 * @param kept whether it was not woven now, but by a build before
 */
public record WovenModule(
        String place, Coordinates coordinates, Optional<String> reason, Optional<Outcome> outcome, boolean kept) {

    static WovenModule left(String place, Coordinates coordinates, String reason) {
        return new WovenModule(place, coordinates, Optional.of(reason), Optional.empty(), false);
    }

    static WovenModule of(String place, Coordinates coordinates, Outcome outcome, boolean kept) {
        return new WovenModule(place, coordinates, Optional.empty(), Optional.of(outcome), kept);
    }

    /** Answers the number of sites that have a switch. */
    public long wovenSites() {
        return outcome.map(Outcome::wovenSites).orElse(0L);
    }
}
