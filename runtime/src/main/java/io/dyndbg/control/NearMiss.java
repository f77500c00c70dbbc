package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Terms;
import io.dyndbg.query.Wildcard;
import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out why terms select no site: which name of them nothing has, and what is spelled nearly like it. Used by one thread. */
final class NearMiss {
    private static final int MOST_LINES = 12;

    private final List<MissedName> names = new ArrayList<>();
    private final Terms terms;
    private final Set<Integer> lines = new TreeSet<>();
    private final Set<Level> levels = new TreeSet<>();
    private final Set<String> formats = new TreeSet<>();
    private boolean anything;

    NearMiss(Terms terms) {
        this.terms = terms;
        add("module", terms.module());
        add("file", terms.file());
        add("class", terms.className());
        add("func", terms.function());
    }

    private void add(String keyword, Wildcard pattern) {
        if (pattern != null) {
            names.add(new MissedName(keyword, pattern));
        }
    }

    /**
     * Looks at one class after the other.
     *
     * @param relocated the name under which it runs if that is another one than its records have; else null
     * @throws BlobException if a format is needed and can't be read
     */
    void see(ClassLocations locations, String relocated) throws BlobException {
        anything = true;
        for (MissedName name : names) {
            switch (name.keyword()) {
                case "module" -> name.see(locations.module(), terms.matchModule(locations.module()));
                case "class" -> {
                    name.see(locations.name(), terms.matchClass(locations.name()));
                    if (relocated != null && terms.matchClass(relocated)) {
                        name.means(locations.name());
                    }
                }
                case "file" -> {
                    seeFiles(name, locations);
                    if (relocated != null && terms.matchFile(relocatedFile(locations, relocated))) {
                        name.means(locations.sourcePath());
                    }
                }
                default -> {
                    for (int i = 0; i < locations.siteCount(); i++) {
                        name.see(locations.function(i), terms.matchFunction(locations.function(i)));
                    }
                }
            }
        }
        if (terms.matchModule(locations.module()) && terms.matchClass(locations.name())) {
            seeSites(locations);
        }
    }

    /** Answers the source file that stack traces seem to name: in the folder of the package that the class runs in. */
    private static String relocatedFile(ClassLocations locations, String relocated) {
        String path = locations.sourcePath();
        return path == null
                ? null
                : relocated.substring(0, relocated.lastIndexOf('.') + 1).replace('.', '/')
                        + path.substring(path.lastIndexOf('/') + 1);
    }

    private void seeFiles(MissedName name, ClassLocations locations) {
        String before = locations.sourcePath();
        if (before != null) {
            seeFile(name, before);
        }
        for (int i = 0; i < locations.siteCount(); i++) {
            String path = locations.sourcePath(i);
            if (path != null && !path.equals(before)) {
                seeFile(name, path);
            }
            before = path;
        }
    }

    private void seeFile(MissedName name, String path) {
        boolean matches = terms.matchFile(path);
        name.see(path, matches);
        name.see(path.substring(path.lastIndexOf('/') + 1), matches);
    }

    /** Of sites that all names select, it is the line, the level or the format that does not. */
    private void seeSites(ClassLocations locations) throws BlobException {
        for (int i = 0; i < locations.siteCount(); i++) {
            if (terms.matchFile(locations.sourcePath(i)) && terms.matchFunction(locations.function(i))) {
                lines.add(locations.line(i));
                levels.add(locations.level(i));
                if (terms.needFormat()) {
                    Format format = locations.record(i).format();
                    if (terms.matchFormatInAnyCase(format)) {
                        formats.add(format.shown());
                    }
                }
            }
        }
    }

    /** Answers why nothing was selected, as a warning. */
    String reason() {
        if (!anything) {
            return "no site matches: no module is known yet. Nothing that runs was woven (mvn compile stops before"
                    + " process-classes, where that is done), or no class of it has run a statement";
        }
        for (MissedName name : names) {
            if (!name.exists()) {
                return name.reason();
            }
        }
        if (terms.hasUndecodedFormat()) {
            return "no site matches: " + Escapes.UNDECODED_ADVICE;
        }
        if (lines.isEmpty()) {
            return names.size() > 1
                    ? "no site matches: each of the names is there, but not together"
                    : "no site matches";
        }
        if (levels.stream().noneMatch(terms::matchLevel)) {
            return "no site matches: of these, only " + words(levels)
                    + " statements were collected; dyndbg:compact takes levels";
        }
        if (lines.stream().noneMatch(terms::matchLine)) {
            return "no site matches: the lines of these sites are " + some(lines);
        }
        return formats.isEmpty()
                ? "no site matches: there are sites of that name, but none has all that was asked for"
                : "no site matches: formats are told by case; did you mean \""
                        + Escapes.escape(formats.iterator().next()) + "\"?";
    }

    private static String words(Set<Level> levels) {
        return levels.stream().map(Level::word).collect(Collectors.joining(" and "));
    }

    private static String some(Set<Integer> lines) {
        String first = lines.stream().limit(MOST_LINES).map(String::valueOf).collect(Collectors.joining(", "));
        return lines.size() > MOST_LINES ? first + " and " + (lines.size() - MOST_LINES) + " more" : first;
    }
}
