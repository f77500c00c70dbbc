package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.print.Condition;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.query.Flags;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the states of a class that has linked from the flags of its sites. */
final class ClassStates {
    /**
     * What a class was built from, which stays with it when it is relocated.
     *
     * @param hash the CRC-32C of the class file as the build read it
     * @param sites the number of its sites
     */
    record Origin(int hash, int sites) {
        static Origin of(ClassSwitch classSwitch) {
            return new Origin(classSwitch.hash(), classSwitch.sites());
        }

        static Origin of(ClassLocations locations) {
            return new Origin(locations.hash(), locations.siteCount());
        }
    }

    private ClassStates() {}

    /**
     * Answers the states that {@code fold} gives to a class. Needs no formats.
     */
    static States of(ClassLocations locations, Fold fold, ClassSwitch classSwitch) {
        int sites = locations.siteCount();
        byte[] ofSites = new byte[sites];
        ForcedSite[] forced = new ForcedSite[sites];
        boolean follows = true;
        for (int i = 0; i < sites; i++) {
            ofSites[i] = state(locations, i, fold.flags(i));
            follows &= ofSites[i] == States.FOLLOW;
            if (ofSites[i] == States.FORCE) {
                forced[i] = forced(locations, i, fold, classSwitch);
            }
        }
        if (follows) {
            return States.ALL_FOLLOW;
        }
        List<GuardRecord> guards = locations.guards();
        byte[] states = Arrays.copyOf(ofSites, sites + guards.size());
        Condition[] conditions = new Condition[states.length];
        for (int i = 0; i < guards.size(); i++) {
            states[sites + i] = ofGuard(guards.get(i), ofSites);
            Condition condition = condition(guards.get(i), forced);
            conditions[sites + i] = condition == null || isTied(guards.get(i), guards) ? null : condition;
        }
        return new States(states, forced, conditions);
    }

    /** Guards that share what one of them stores name the same sites, and open together: always. */
    private static boolean isTied(GuardRecord guard, List<GuardRecord> all) {
        return all.stream().filter(other -> other.sites().equals(guard.sites())).count() > 1;
    }

    /** Answers when a guard opens: when one of its forced sites would print; null if one always does. */
    private static Condition condition(GuardRecord guard, ForcedSite[] forced) {
        List<Condition> conditions = new ArrayList<>();
        for (int ordinal : guard.sites()) {
            if (forced[ordinal] != null && forced[ordinal].condition().always()) {
                return null;
            }
            if (forced[ordinal] != null) {
                conditions.add(forced[ordinal].condition());
            }
        }
        return conditions.isEmpty() ? null : new AnyOf(conditions);
    }

    /** Holds if any of several does. */
    private record AnyOf(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(LoggingApi api) {
            return conditions.stream().anyMatch(condition -> condition.holds(api));
        }

        /** A guard prints nothing. */
        @Override
        public String admit(LoggingApi api) {
            return holds(api) ? "" : null;
        }
    }

    /** Answers the state that {@code flags} give to one site. */
    static byte state(ClassLocations locations, int ordinal, int flags) {
        if (locations.leftAlone(ordinal) != null) {
            return States.FOLLOW;
        }
        if ((flags & Flags.FORCE) != 0) {
            return States.FORCE;
        }
        return (flags & Flags.SKIP) != 0 ? States.SKIP : States.FOLLOW;
    }

    /** Force if any enclosed site is forced, skip if all of them skip, else follow. */
    private static byte ofGuard(GuardRecord guard, byte[] sites) {
        boolean allSkip = true;
        for (int ordinal : guard.sites()) {
            if (sites[ordinal] == States.FORCE) {
                return States.FORCE;
            }
            allSkip &= sites[ordinal] == States.SKIP;
        }
        return allSkip ? States.SKIP : States.FOLLOW;
    }

    private static ForcedSite forced(ClassLocations locations, int ordinal, Fold fold, ClassSwitch classSwitch) {
        String linkedName = classSwitch.lookup().lookupClass().getName();
        String path = locations.sourcePath(ordinal);
        String file = path == null ? null : path.substring(path.lastIndexOf('/') + 1);
        int line = locations.line(ordinal) == 0 ? -1 : locations.line(ordinal);
        return new ForcedSite(
                locations.module(),
                linkedName,
                path,
                locations.level(ordinal),
                locations.method(ordinal),
                fold.flags(ordinal),
                new StackTraceElement(linkedName, locations.function(ordinal), file, line),
                classSwitch.lookup(),
                fold.decider(ordinal).condition(Origin.of(locations), ordinal),
                "",
                null);
    }
}
