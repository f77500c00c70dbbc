package io.dyndbg.plugin.collect;

import io.dyndbg.site.Mark;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The classes of one module in a folder that may hold those of several.
 *
 * @param module the module
 * @param selection which class files are its own, by their paths ({@code com/acme/Foo.class}, slashes on every system)
 */
public record Part(Module module, Predicate<String> selection) {

    /**
     * A module by its names.
     *
     * @param name as queries match it
     * @param fullName as no other module is called: {@code <groupId>.<artifactId>}; without colons and slashes
     */
    public record Module(String name, String fullName) {
        public Module {
            Objects.requireNonNull(name);
            Mark.blobNamed(fullName);
        }
    }

    public Part {
        Objects.requireNonNull(module);
        Objects.requireNonNull(selection);
    }

    /** Answers a module whose classes are all that are there. */
    public static Part whole(String name, String fullName) {
        return new Part(new Module(name, fullName), path -> true);
    }

    /** Answers the same of a folder in the folder. */
    Part in(String folder) {
        return new Part(new Module(module.name(), module.fullName() + "." + folder), selection);
    }

    /** Answers the resource name of the module's blob. */
    String blob() {
        return Mark.blobNamed(module.fullName());
    }
}
