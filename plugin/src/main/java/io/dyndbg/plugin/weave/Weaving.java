package io.dyndbg.plugin.weave;

import io.dyndbg.plugin.scan.Denied;
import io.dyndbg.plugin.scan.Wrapper;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a build wants woven.
 *
 * @param blob the resource name of the module's blob, {@code META-INF/dyndbg/<groupId>.<artifactId>.dyndbg}
 * @param levels the levels that are collected
 * @param arguments what happens to arguments while a site skips
 * @param denied the statements that get no switch
 * @param wrappers logger types beside those of the logging APIs
 */
public record Weaving(String blob, Set<Level> levels, Arguments arguments, Denied denied, List<Wrapper> wrappers) {
    /** Changes whenever the woven code for the same input changes, so that older builds are woven again. */
    private static final int VERSION = 0;

    public Weaving {
        Objects.requireNonNull(blob);
        Objects.requireNonNull(arguments);
        Objects.requireNonNull(denied);
        levels = Set.copyOf(levels);
        wrappers = List.copyOf(wrappers);
    }

    /** Answers what denies nothing, and knows no wrappers. */
    public Weaving(String blob, Set<Level> levels, Arguments arguments) {
        this(blob, levels, arguments, Denied.NOTHING, List.of());
    }

    /** Answers a number that differs where classes woven with another configuration must be woven again. */
    public int configuration() {
        int collected = 0;
        for (Level level : levels) {
            collected |= 1 << level.ordinal();
        }
        int chosen = (VERSION << Level.values().length | collected) * Arguments.values().length + arguments.ordinal();
        int typed = wrappers.stream()
                .mapToInt(wrapper -> wrapper.toString().hashCode())
                .sum();
        return chosen ^ denied.configuration() ^ typed;
    }
}
