package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes for each query of a batch what stands between the sites that it forces and their readers. Used by one thread. */
final class OutletNotes {
    /** What is to be looked at once the sites are forced. */
    private record Outlet(ClassSwitch classSwitch, String api, Level level) {}

    private final Map<Tally, Set<Outlet>> outlets = new LinkedHashMap<>();

    /** Takes the sites that {@code tally} forces in {@code linked}, all of one class's records. */
    void add(Tally tally, List<ClassSwitch> linked, ClassLocations locations, BitSet forced) {
        Set<Outlet> ofTally = outlets.computeIfAbsent(tally, unseen -> new LinkedHashSet<>());
        for (int i = forced.nextSetBit(0); i >= 0; i = forced.nextSetBit(i + 1)) {
            for (ClassSwitch classSwitch : linked) {
                ofTally.add(new Outlet(classSwitch, locations.api(i), locations.level(i)));
            }
        }
    }

    /** Asks {@code check}, which may call logging libraries: no lock may be held. */
    void look(ObstacleCheck check) {
        outlets.forEach((tally, ofTally) -> {
            for (Outlet outlet : ofTally) {
                try {
                    check.obstacle(outlet.classSwitch(), outlet.api(), outlet.level())
                            .ifPresent(tally::note);
                } catch (Exception | LinkageError e) {
                    tally.note("whether forced messages arrive could not be looked at: " + e);
                }
            }
        });
    }
}
