package io.dyndbg.plugin.application;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of an application.
 *
 * @param output where the woven application is; the application itself if there was nothing to weave
 * @param modules its modules, in the order in which they lie there
 * @param notes what a person should know, a sentence each
 */
public record WovenApplication(Path output, List<WovenModule> modules, List<String> notes) {
    public WovenApplication {
        modules = List.copyOf(modules);
        notes = List.copyOf(notes);
    }

    /** Answers the number of sites that have a switch. */
    public long wovenSites() {
        return modules.stream().mapToLong(WovenModule::wovenSites).sum();
    }
}
