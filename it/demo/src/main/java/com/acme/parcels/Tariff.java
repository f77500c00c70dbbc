package com.acme.parcels;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What sending a parcel costs. */
public final class Tariff {
    private static final Logger log = LoggerFactory.getLogger(Tariff.class);
    private static final Map<String, Zone> ZONES = Map.of("DE", Zone.HOME, "FR", Zone.EUROPE, "IT", Zone.EUROPE);

    /** Where a parcel goes, as far as the price depends on it. */
    enum Zone {
        HOME(399),
        EUROPE(899),
        WORLD(1899);

        private static final Logger log = LoggerFactory.getLogger(Zone.class);

        private final int base;

        Zone(int base) {
            this.base = base;
        }

        static Zone of(String country) {
            Zone zone = ZONES.getOrDefault(country, WORLD);
            log.trace("{} is in zone {}", country, zone);
            return zone;
        }
    }

    /** Answers the price in cents. */
    int price(String country, int grams) {
        log.trace("price({}, {})", country, grams);
        Zone zone = Zone.of(country);
        int steps = steps(grams);
        int cents = zone.base + steps * 150;
        log.debug("{} g to {}: zone {}, {} steps, {} cents", grams, country, zone, steps, cents);
        return cents;
    }

    /** Every kilogram that is begun, after the first, is a step. */
    private int steps(int grams) {
        if (grams <= 0) {
            log.debug("weight " + grams + " taken for one gram");
            return 0;
        }
        int steps = (grams - 1) / 1000;
        if (log.isTraceEnabled()) {
            StringBuilder ladder = new StringBuilder();
            for (int step = 0; step <= steps; step++) {
                ladder.append('#');
            }
            log.trace("steps {}", ladder);
        }
        return steps;
    }
}
