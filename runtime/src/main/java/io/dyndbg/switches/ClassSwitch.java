package io.dyndbg.switches;

import java.lang.invoke.MethodHandles;

/** The switch of one woven class: what it says of itself, and the states of its sites. */
public final class ClassSwitch {
    private final MethodHandles.Lookup lookup;
    private final String blob;
    private final int hash;
    private final int sites;
    private volatile States states = States.ALL_FOLLOW;

    public ClassSwitch(MethodHandles.Lookup lookup, String blob, int hash, int sites) {
        this.lookup = lookup;
        this.blob = blob;
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

    /** Flips the whole class to {@code states}; loops that are already compiled see it. */
    public void flip(States states) {
        this.states = states;
    }
}
