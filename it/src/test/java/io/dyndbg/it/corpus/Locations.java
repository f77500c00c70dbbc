package io.dyndbg.it.corpus;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where classes of this build lie. */
public final class Locations {
    private Locations() {}

    /** Answers the folder or jar that a class comes from. */
    public static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
