package io.dyndbg.plugin.mojo;

import java.io.File;
import java.util.List;
import java.util.function.Predicate;
import org.codehaus.plexus.util.MatchPatterns;

/**
 * Which class files of a folder are woven, by their paths ({@code com/acme/Foo.class}). Patterns are Ant's: {@code ?} one
 * character, {@code *} any within a name, {@code **} any number of folders, a {@code /} at the end means all below.
 */
final class AntPatterns implements Predicate<String> {
    private final MatchPatterns includes;
    private final MatchPatterns excludes;

    /**
     * @param includes what is woven; empty for everything
     * @param excludes what of that is not woven after all
     */
    AntPatterns(List<String> includes, List<String> excludes) {
        this.includes = patterns(includes.isEmpty() ? List.of("**") : includes);
        this.excludes = patterns(excludes);
    }

    private static MatchPatterns patterns(List<String> patterns) {
        return MatchPatterns.from(patterns.stream()
                .map(pattern -> local(pattern.endsWith("/") ? pattern + "**" : pattern))
                .toList());
    }

    /** Answers whether the class file at {@code path}, with {@code /} between the names, is woven. */
    @Override
    public boolean test(String path) {
        String local = local(path);
        return includes.matches(local, true) && !excludes.matches(local, true);
    }

    private static String local(String path) {
        return path.replace('/', File.separatorChar);
    }
}
