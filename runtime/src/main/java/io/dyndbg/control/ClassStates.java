package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.query.Flags;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;

/**
 * The states of a class in which something is skipped or forced, kept until the class links. Holds records of forced sites
 * only, and nothing of a class or a class loader.
 */
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

    private final String module;
    private final String name;
    private final String sourcePath;
    private final Origin origin;
    /** By ordinal, guards behind sites. */
    private final byte[] states;
    /** By ordinal of the site; null where the site is not forced. */
    private final CallsiteRecord[] forced;

    private final int[] flags;

    private ClassStates(ClassLocations locations, int[] flags, byte[] states, CallsiteRecord[] forced) {
        this.module = locations.module();
        this.name = locations.name();
        this.sourcePath = locations.sourcePath();
        this.origin = Origin.of(locations);
        this.flags = flags;
        this.states = states;
        this.forced = forced;
    }

    /**
     * Answers the states that {@code flags} give to a class; null if everything follows.
     *
     * @throws BlobException if the record of a forced site can't be read
     */
    static ClassStates of(ClassLocations locations, int[] flags) throws BlobException {
        int sites = locations.siteCount();
        boolean follows = true;
        byte[] ofSites = new byte[sites];
        for (int i = 0; i < sites; i++) {
            ofSites[i] = locations.leftAlone(i) == null ? state(flags[i]) : States.FOLLOW;
            follows &= ofSites[i] == States.FOLLOW;
        }
        if (follows) {
            return null;
        }
        List<GuardRecord> guards = locations.guards();
        byte[] states = Arrays.copyOf(ofSites, sites + guards.size());
        for (int i = 0; i < guards.size(); i++) {
            states[sites + i] = ofGuard(guards.get(i), ofSites);
        }
        CallsiteRecord[] forced = new CallsiteRecord[sites];
        for (int i = 0; i < sites; i++) {
            if (ofSites[i] == States.FORCE) {
                forced[i] = locations.record(i);
            }
        }
        return new ClassStates(locations, flags, states, forced);
    }

    private static byte state(int flags) {
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

    String name() {
        return name;
    }

    Origin origin() {
        return origin;
    }

    /** Answers the states for the class as it is linked. */
    States statesFor(ClassSwitch classSwitch) {
        MethodHandles.Lookup lookup = classSwitch.lookup();
        String linkedName = lookup.lookupClass().getName();
        ForcedSite[] sites = new ForcedSite[forced.length];
        for (int i = 0; i < sites.length; i++) {
            CallsiteRecord site = forced[i];
            if (site != null) {
                sites[i] = forced(site, flags[i], linkedName, lookup);
            }
        }
        return new States(states, sites);
    }

    private ForcedSite forced(CallsiteRecord site, int flags, String linkedName, MethodHandles.Lookup lookup) {
        String path = site.source() == null ? sourcePath : site.source();
        String file = path == null ? null : path.substring(path.lastIndexOf('/') + 1);
        int line = site.line() == 0 ? -1 : site.line();
        StackTraceElement location = new StackTraceElement(linkedName, site.function(), file, line);
        return new ForcedSite(module, linkedName, path, site, flags, location, lookup);
    }
}
