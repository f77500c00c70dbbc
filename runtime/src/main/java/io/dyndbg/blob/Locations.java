package io.dyndbg.blob;

import java.util.List;

/** The small columns of every class of a blob. Lives as long as a question. Immutable, safe for any thread. */
public final class Locations {
    private final List<ClassLocations> classes;

    Locations(List<ClassLocations> classes) {
        this.classes = List.copyOf(classes);
    }

    /** Answers the classes, module by module, by name within a module. */
    public List<ClassLocations> classes() {
        return classes;
    }
}
