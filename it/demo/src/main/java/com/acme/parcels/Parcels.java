package com.acme.parcels;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the service does, without HTTP and SQL. */
public final class Parcels {
    private static final Logger log = LoggerFactory.getLogger(Parcels.class);

    private final Store store;
    private final Tariff tariff;

    Parcels(Store store, Tariff tariff) {
        this.store = store;
        this.tariff = tariff;
    }

    String send(String to, int grams) {
        MDC.put("country", to);
        try {
            if (grams > 30_000) {
                log.atDebug().setMessage("{} g are too heavy for {}").addArgument(grams).addArgument(() -> to).log();
                throw new IllegalArgumentException("at most 30 kg");
            }
            Parcel stored = store.add(new Parcel(0, to, grams, tariff.price(to, grams)));
            log.info("parcel {} goes to {}", stored.id(), to);
            return json(stored);
        } finally {
            log.trace("leaving with {}", MDC.getCopyOfContextMap());
            MDC.remove("country");
        }
    }

    String show(String id) {
        try {
            return json(store.find(Long.parseLong(id)).orElseThrow());
        } catch (NumberFormatException e) {
            log.debug("not a number: " + id, e);
            throw new NoSuchElementException(id);
        }
    }

    String showAll() {
        List<Parcel> all = store.all();
        boolean debug = log.isDebugEnabled();
        if (debug) {
            log.debug("{} parcels, {} grams", all.size(), grams(all));
        }
        return all.stream().map(Parcels::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static int grams(List<Parcel> parcels) {
        return parcels.stream()
                .mapToInt(parcel -> {
                    log.trace("adding {}", parcel);
                    return parcel.grams();
                })
                .sum();
    }

    private static String json(Parcel parcel) {
        return "{\"id\":%d,\"to\":\"%s\",\"grams\":%d,\"cents\":%d}"
                .formatted(parcel.id(), parcel.to(), parcel.grams(), parcel.cents());
    }
}
