package com.acme;

import java.lang.invoke.MethodHandles;

/** Stands for a woven class of an application: only its name and its lookup matter. */
public final class Peer {
    private Peer() {}

    public static MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
    }

    /** A nested class of the same application. */
    public static final class Valve {
        private Valve() {}

        public static MethodHandles.Lookup lookup() {
            return MethodHandles.lookup();
        }
    }
}
