package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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

    private final Map<Tally, Set<Outlet>> outlets = new LinkedHashMap<>();
    private final Map<Tally, Integer> waiting = new HashMap<>();

    /** Takes the sites that {@code tally} forces in {@code linked}, all of one class's records. */
    void add(Tally tally, List<ClassSwitch> linked, ClassLocations locations, BitSet forced) {
        Set<Outlet> ofTally = outlets.computeIfAbsent(tally, unseen -> new LinkedHashSet<>());
        for (int i = forced.nextSetBit(0); i >= 0; i = forced.nextSetBit(i + 1)) {
            for (ClassSwitch classSwitch : linked) {
                ofTally.add(new Outlet(classSwitch, null, locations.api(i), locations.level(i)));
            }
        }
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
        Set<Outlet> ofTally = outlets.computeIfAbsent(tally, unseen -> new LinkedHashSet<>());
        for (int i = forced.nextSetBit(0); i >= 0; i = forced.nextSetBit(i + 1)) {
            ofTally.add(new Outlet(linked, locations.name(), locations.api(i), locations.level(i)));
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
        Thread looking = new Thread(
                () -> found.forEach((tally, notes) -> look(outlets.get(tally), check, notes)), "dyndbg-outlets");
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

    private static void look(Set<Outlet> outlets, ObstacleCheck check, Queue<String> notes) {
        for (Outlet outlet : outlets) {
            try {
                check.obstacle(outlet.linked(), outlet.waiting(), outlet.api(), outlet.level())
                        .ifPresent(notes::add);
            } catch (Throwable e) {
                notes.add("whether forced messages arrive could not be looked at: " + e);
            }
        }
    }
}
