package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notes for each query of a batch what stands between the sites that it forces and their readers. Used by one thread. */
final class OutletNotes {
    /**
     * What is to be looked at once the sites are forced.
     *
     * @param waiting the name of a class that has not linked, of the same module as the linked one, if there is one; null for
     *     that one itself
     */
    private record Outlet(ClassSwitch linked, String waiting, String api, Level level) {}

    private static final int MOST_WAITING = 100;
    private static final long LONGEST_MILLIS = 2_000;

    private final Map<Tally, List<Outlet>> outlets = new LinkedHashMap<>();
    private final Map<Tally, Integer> waiting = new HashMap<>();

    /** Takes the sites that {@code tally} forces in {@code linked}, all of one class's records. */
    void add(Tally tally, List<ClassSwitch> linked, ClassLocations locations, BitSet forced) {
        linked.forEach(classSwitch -> add(tally, classSwitch, null, locations, forced));
    }

    /**
     * Takes the sites that {@code tally} forces in a class that has not linked.
     *
     * @param neighbours the classes of its module that have
     */
    void addWaiting(Tally tally, List<ClassSwitch> neighbours, ClassLocations locations, BitSet forced) {
        if (waiting.merge(tally, 1, Integer::sum) > MOST_WAITING) {
            return;
        }
        ClassSwitch linked = neighbours.isEmpty() ? null : neighbours.get(0);
        add(tally, linked, locations.name(), locations, forced);
    }

    private void add(Tally tally, ClassSwitch linked, String waiting, ClassLocations locations, BitSet forced) {
        List<Outlet> ofTally = outlets.computeIfAbsent(tally, unseen -> new ArrayList<>());
        Outlet last = null;
        for (int i = forced.nextSetBit(0); i >= 0; i = forced.nextSetBit(i + 1)) {
            // Most sites of a class are of one API and one level.
            if (last == null
                    || last.level() != locations.level(i)
                    || !last.api().equals(locations.api(i))) {
                last = new Outlet(linked, waiting, locations.api(i), locations.level(i));
                ofTally.add(last);
            }
        }
    }

    /**
     * Asks {@code check}, which calls logging libraries and reads fields of classes that another thread may still initialize: so
     * on a thread of its own, that nobody waits for longer than a moment.
     */
    void look(ObstacleCheck check) {
        if (outlets.isEmpty()) {
            return;
        }
        Map<Tally, Queue<String>> found = new LinkedHashMap<>();
        outlets.keySet().forEach(tally -> found.put(tally, new ConcurrentLinkedQueue<>()));
        Thread looking = new Thread(() -> look(check, found), "dyndbg-outlets");
        looking.setDaemon(true);
        try {
            looking.start();
        } catch (OutOfMemoryError noThread) {
            outlets.keySet()
                    .forEach(tally -> tally.note("whether forced messages arrive could not be looked at: " + noThread));
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            looking.join(LONGEST_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        boolean late = looking.isAlive();
        found.forEach((tally, notes) -> {
            notes.forEach(tally::note);
            if (late) {
                tally.note("whether forced messages arrive could not be found out in time");
            }
        });
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Many queries of a batch may force sites of one class: each outlet is looked at once. */
    private void look(ObstacleCheck check, Map<Tally, Queue<String>> found) {
        Map<Outlet, Optional<String>> known = new HashMap<>();
        found.forEach((tally, notes) -> outlets.get(tally)
                .forEach(outlet -> known.computeIfAbsent(outlet, unseen -> note(check, unseen))
                        .ifPresent(notes::add)));
    }

    private static Optional<String> note(ObstacleCheck check, Outlet outlet) {
        try {
            return check.obstacle(outlet.linked(), outlet.waiting(), outlet.api(), outlet.level());
        } catch (Throwable e) {
            return Optional.of("whether forced messages arrive could not be looked at: " + e);
        }
    }
}
