package io.dyndbg.switches;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The switch of one woven class: what the class says of itself, and the states of its sites. Safe for use by any number
 * of threads. Alive as long as its class: only the class's linked {@code ajc$log} methods refer to it.
 */
public final class ClassSwitch {
    private static final LoggerCallSite[] NONE = {};

    private final MethodHandles.Lookup lookup;
    private final String blob;
    private final int hash;
    private final int sites;

    /** Guarded by this: one for each receiver type and kind, nearly always one. */
    private LoggerCallSite[] callSites = NONE;

    /** Written only under the lock of this. */
    private volatile States states = States.ALL_FOLLOW;

    /** Guarded by this: whether all call sites have the states. */
    private boolean shown = true;

    ClassSwitch(MethodHandles.Lookup lookup, String blob, int hash, int sites) {
        this.lookup = Objects.requireNonNull(lookup);
        this.blob = Objects.requireNonNull(blob);
        this.hash = hash;
        this.sites = sites;
    }

    /** Answers the woven class's own lookup; its {@code lookupClass()} is the class. */
    public MethodHandles.Lookup lookup() {
        return lookup;
    }

    /** Answers the resource name of the class's blob: {@code META-INF/dyndbg/<groupId>.<artifactId>.dyndbg}. */
    public String blob() {
        return blob;
    }

    /** Answers the hash of the class file as the build read it. */
    public int hash() {
        return hash;
    }

    /** Answers the number of sites; guards are not counted. */
    public int sites() {
        return sites;
    }

    public States states() {
        return states;
    }

    /** Answers whether every site of the class does what {@code wanted} says. */
    public synchronized boolean shows(States wanted) {
        return shown && wanted.equals(states);
    }

    /** Answers the types of the loggers that the statements of the class use, as far as they have run. */
    public synchronized List<Class<?>> receivers() {
        return Arrays.stream(callSites)
                .<Class<?>>map(callSite -> callSite.type().returnType())
                .toList();
    }

    /** Answers whether a statement of the class that has run can skip: some loggers' types have no silent one. */
    public synchronized boolean canSkip() {
        return callSites.length == 0 || Arrays.stream(callSites).anyMatch(LoggerCallSite::canSkip);
    }

    /** Answers the types of loggers with which a statement of the class that has run can't skip. */
    public synchronized List<Class<?>> neverSilent() {
        return Arrays.stream(callSites)
                .filter(callSite -> !callSite.canSkip())
                .<Class<?>>map(callSite -> callSite.type().returnType())
                .toList();
    }

    /** Flips the whole class to {@code next}; loops that are already compiled see it. */
    public synchronized void flip(States next) {
        if (next == states && shown) {
            return;
        }
        states = next;
        // Whatever throws below, such as a full stack, leaves it to be done again.
        shown = false;
        for (LoggerCallSite callSite : callSites) {
            callSite.show(next);
        }
        // setTarget alone may stay unseen by other threads for ever.
        MutableCallSite.syncAll(callSites);
        shown = true;
    }

    /**
     * Answers the one call site for {@code type} and kind, which shows the states of this switch from then on. The JVM may
     * run the bootstrap method several times for one instruction, and must get the same answer each time.
     *
     * @param type {@code (receiver, int)receiver}
     * @param orSkip whether the statement asks for null when it skips
     */
    public synchronized LoggerCallSite callSite(MethodType type, boolean orSkip) {
        for (LoggerCallSite callSite : callSites) {
            if (callSite.type().equals(type) && callSite.orSkip() == orSkip) {
                return callSite;
            }
        }
        LoggerCallSite callSite = new LoggerCallSite(this, type, orSkip);
        callSite.show(states);
        LoggerCallSite[] more = Arrays.copyOf(callSites, callSites.length + 1);
        more[callSites.length] = callSite;
        callSites = more;
        return callSite;
    }
}
