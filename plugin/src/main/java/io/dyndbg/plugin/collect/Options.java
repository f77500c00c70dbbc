package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.scan.Wrapper;
import io.dyndbg.query.Terms;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a build may choose.
 *
 * @param levels the levels whose statements get a switch
 * @param arguments what happens to arguments while a site skips
 * @param deny statements that get no switch whoever asks, as terms of queries select them
 * @param wrappers logger types beside those of the logging APIs, as {@link Wrapper#parse} reads them
 * @param selection which class files are woven, by their paths ({@code com/acme/Foo.class}, slashes on every system)
 * @param codec how the blob is compressed; nothing for the best that the application can read
 * @param failOnUnweavable whether something of the levels that can't get a switch is an error
 * @param closedGuardCounts whether that holds for what has a switch behind a guard that can't be opened, too
 */
public record Options(
        Set<Level> levels,
        Arguments arguments,
        List<Terms> deny,
        List<String> wrappers,
        Predicate<String> selection,
        Optional<Codec> codec,
        boolean failOnUnweavable,
        boolean closedGuardCounts) {

    /** What a build gets that chooses nothing: trace and debug statements of all classes, arguments evaluated as ever. */
    public static final Options DEFAULT = new Options(
            Set.of(Level.TRACE, Level.DEBUG),
            Arguments.KEEP,
            List.of(),
            List.of(),
            path -> true,
            Optional.empty(),
            false,
            false);

    /** @throws IllegalArgumentException if a wrapper can't be understood; the message says why */
    public Options {
        levels = Set.copyOf(levels);
        Objects.requireNonNull(arguments);
        deny = List.copyOf(deny);
        wrappers = List.copyOf(wrappers);
        wrappers.forEach(Wrapper::parse);
        Objects.requireNonNull(selection);
        Objects.requireNonNull(codec);
    }
}
