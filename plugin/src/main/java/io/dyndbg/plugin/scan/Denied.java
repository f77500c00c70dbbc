package io.dyndbg.plugin.scan;

import io.dyndbg.site.CallsiteRecord;

/** The statements that get no switch, since nobody may ever have one for them. Safe for any thread. */
public interface Denied {
    /** Why they are left alone. */
    String REASON = "denied by the build";

    /** No statement. */
    Denied NOTHING = new Denied() {
        @Override
        public boolean contains(String className, String sourcePath, CallsiteRecord site) {
            return false;
        }

        @Override
        public int configuration() {
            return 0;
        }
    };

    /**
     * Answers whether {@code site} is one of them.
     *
     * @param className the binary name of its class
     * @param sourcePath the class's source file, or null
     */
    boolean contains(String className, String sourcePath, CallsiteRecord site);

    /** Answers a number that differs where others are denied; 0 for none. */
    int configuration();
}
