package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.collect.VersionedPath;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.codehaus.plexus.util.MatchPattern;

/**
 * Which class files of a folder are woven, by their paths ({@code com/acme/Foo.class}). Patterns are Ant's: {@code ?} one
 * character, {@code *} any within a name, {@code **} any number of folders, a {@code /} at the end means all below. A class for
 * newer Java versions in a multi-release jar is selected by both of its paths. Used by one thread.
 */
final class AntPatterns implements Predicate<String> {
    private final Map<String, MatchPattern> includes;
    private final Map<String, MatchPattern> excludes;
    private final Map<String, MatchPattern> unused = new LinkedHashMap<>();
    private boolean asked;

    /**
     * @param includes what is woven; empty for everything
     * @param excludes what of that is not woven after all
     */
    AntPatterns(List<String> includes, List<String> excludes) {
        this.includes = patterns(includes);
        this.excludes = patterns(excludes);
        unused.putAll(this.includes);
        unused.putAll(this.excludes);
    }

    private static Map<String, MatchPattern> patterns(List<String> patterns) {
        Map<String, MatchPattern> all = new LinkedHashMap<>();
        patterns.forEach(pattern ->
                all.put(pattern, MatchPattern.fromString(local(pattern.endsWith("/") ? pattern + "**" : pattern))));
        return all;
    }

    /** Answers whether the class file at {@code path}, with {@code /} between the names, is woven. */
    @Override
    public boolean test(String path) {
        asked = true;
        List<String> paths = Stream.of(path, VersionedPath.plain(path))
                .distinct()
                .map(AntPatterns::local)
                .toList();
        unused.values().removeIf(pattern -> matches(pattern, paths));
        return (includes.isEmpty() || matchesAny(includes, paths)) && !matchesAny(excludes, paths);
    }

    private static boolean matchesAny(Map<String, MatchPattern> patterns, List<String> paths) {
        return patterns.values().stream().anyMatch(pattern -> matches(pattern, paths));
    }

    private static boolean matches(MatchPattern pattern, List<String> paths) {
        return paths.stream().anyMatch(path -> pattern.matchPath(path, true));
    }

    /** Answers the patterns that no class file has matched so far, as they were given; none if there was no class file. */
    List<String> unused() {
        return asked ? List.copyOf(unused.keySet()) : List.of();
    }

    private static String local(String path) {
        return path.replace('/', File.separatorChar);
    }
}
