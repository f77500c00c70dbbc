package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Spelling;
import io.dyndbg.query.Terms;
import io.dyndbg.query.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds out why terms select no site: which name of them nothing has, and what is spelled nearly like it. */
final class NearMiss {
    private final List<Name> names = new ArrayList<>();
    private final Terms terms;
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
            names.add(new Name(keyword, pattern));
        }
    }

    /** Looks at one class after the other. */
    void see(ClassLocations locations) {
        anything = true;
        for (Name name : names) {
            switch (name.keyword) {
                case "module" -> name.see(locations.module(), terms.matchModule(locations.module()));
                case "class" -> name.see(locations.name(), terms.matchClass(locations.name()));
                case "file" -> seeFiles(name, locations);
                default -> {
                    for (int i = 0; i < locations.siteCount(); i++) {
                        name.see(locations.function(i), terms.matchFunction(locations.function(i)));
                    }
                }
            }
        }
    }

    private void seeFiles(Name name, ClassLocations locations) {
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

    private void seeFile(Name name, String path) {
        boolean matches = terms.matchFile(path);
        name.see(path, matches);
        name.see(path.substring(path.lastIndexOf('/') + 1), matches);
    }

    /** Answers why nothing was selected, as a warning. */
    String reason() {
        if (!anything) {
            return "no site matches: no module is known yet";
        }
        for (Name name : names) {
            if (!name.exists) {
                String meant = Spelling.nearest(name.pattern.pattern(), name.alike)
                        .map(near -> "; did you mean \"" + Escapes.escape(near) + "\"?")
                        .orElse("");
                return "no " + (name.keyword.equals("func") ? "function" : name.keyword) + " \""
                        + Escapes.escape(name.pattern.pattern()) + "\"" + meant;
            }
        }
        return names.size() > 1 ? "no site matches: each of the names is there, but not together" : "no site matches";
    }

    private static final class Name {
        private static final int MOST_DIFFERENCE = 3;

        private final String keyword;
        private final Wildcard pattern;
        private final Set<String> alike = new TreeSet<>();
        private boolean exists;

        Name(String keyword, Wildcard pattern) {
            this.keyword = keyword;
            this.pattern = pattern;
        }

        void see(String name, boolean matches) {
            exists |= matches;
            if (!exists && Math.abs(name.length() - pattern.pattern().length()) <= MOST_DIFFERENCE) {
                alike.add(name);
            }
        }
    }
}
