package io.dyndbg.plugin.application;

import io.dyndbg.query.Wildcard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which modules of an application are woven, by {@code groupId:artifactId}, in which {@code *} stands for anything. A jar that does not
 * tell its group is selected by its artifact alone. Safe for any thread.
 */
public final class ModulePatterns implements Predicate<Coordinates> {
    private record Pattern(Wildcard group, Wildcard artifact) {
        boolean matches(Coordinates coordinates) {
            return artifact.matches(coordinates.artifactId())
                    && (coordinates.groupId().isEmpty() || group.matches(coordinates.groupId()));
        }
    }

    private final Map<String, Pattern> includes;
    private final Map<String, Pattern> excludes;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * @param includes what is woven; empty for everything
     * @param excludes what of that is not woven after all
     * @throws IllegalArgumentException if one is no {@code groupId:artifactId}
     */
    public ModulePatterns(List<String> includes, List<String> excludes) {
        this.includes = patterns(includes);
        this.excludes = patterns(excludes);
    }

    private static Map<String, Pattern> patterns(List<String> typed) {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (String each : typed) {
            String[] parts = each.strip().split(":", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new IllegalArgumentException("'" + each
                        + "' is no groupId:artifactId; * stands for anything, as in com.zaxxer:* or *:spring-*");
            }
            patterns.put(each.strip(), new Pattern(Wildcard.of(parts[0]), Wildcard.of(parts[1])));
        }
        return patterns;
    }

    @Override
    public boolean test(Coordinates coordinates) {
        boolean included = matches(includes, coordinates);
        boolean excluded = matches(excludes, coordinates);
        return (includes.isEmpty() || included) && !excluded;
    }

    private boolean matches(Map<String, Pattern> patterns, Coordinates coordinates) {
        boolean any = false;
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            if (pattern.getValue().matches(coordinates)) {
                used.add(pattern.getKey());
                any = true;
            }
        }
        return any;
    }

    /** Answers the patterns that no module has matched so far, as they were given. */
    public List<String> unused() {
        return Stream.concat(includes.keySet().stream(), excludes.keySet().stream())
                .filter(pattern -> !used.contains(pattern))
                .toList();
    }
}
