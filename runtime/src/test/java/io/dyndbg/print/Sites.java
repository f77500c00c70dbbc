package io.dyndbg.print;

import io.dyndbg.query.Flags;
import io.dyndbg.site.Level;
import java.lang.invoke.MethodHandles;

/** Forced sites as the runtime makes them, of a class that was never woven. */
public final class Sites {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private static final Condition ALWAYS = new Condition() {
        @Override
        public boolean always() {
            return true;
        }

        @Override
        public boolean holds(LoggingApi api) {
            return true;
        }

        @Override
        public String admit(LoggingApi api) {
            return "";
        }
    };

    /** Where all sites of this class say that they stand. */
    public static final StackTraceElement LOCATION =
            new StackTraceElement("com.acme.Server", "accept", "Server.java", 42);

    private Sites() {}

    /** Answers an undecorated site at {@code level}. */
    public static ForcedSite at(Level level, String method) {
        return decorated(level, method, "p");
    }

    /** Answers a site at {@code level} with the flags that {@code letters} spell. */
    public static ForcedSite decorated(Level level, String method, String letters) {
        return reachedBy(LOOKUP, level, method, letters);
    }

    /** Answers a site of the class that {@code lookup} is of, which may call what others may not. */
    public static ForcedSite reachedBy(MethodHandles.Lookup lookup, Level level, String method, String letters) {
        int flags = letters.chars().map(letter -> Flags.bit((char) letter)).reduce(0, (a, b) -> a | b);
        return new ForcedSite(
                "server",
                lookup.lookupClass().getName(),
                "com/acme/Server.java",
                level,
                method,
                flags,
                LOCATION,
                lookup,
                ALWAYS,
                "",
                null);
    }
}
