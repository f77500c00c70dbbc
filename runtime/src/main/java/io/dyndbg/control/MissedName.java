package io.dyndbg.control;

import io.dyndbg.query.Escapes;
import io.dyndbg.query.Spelling;
import io.dyndbg.query.Wildcard;
import java.util.Set;
import java.util.TreeSet;

/** One name of a query that selects nothing, and what people mean who type it so. Used by one thread. */
final class MissedName {
    private static final int MOST_DIFFERENCE = 3;
    private static final String SOURCE = "\\.(java|kt|scala|groovy|class)$";

    private final String keyword;
    private final String pattern;
    private final Set<String> alike = new TreeSet<>();
    private String meant;
    /** What is called so in another package, or the package that is. */
    private String elsewhere;

    private boolean exists;

    MissedName(String keyword, Wildcard pattern) {
        this.keyword = keyword;
        this.pattern = pattern.pattern();
    }

    String keyword() {
        return keyword;
    }

    /** Answers whether something has it. */
    boolean exists() {
        return exists;
    }

    /**
     * Looks at a name that something has.
     *
     * @param matches whether the pattern matches it
     */
    void see(String name, boolean matches) {
        exists |= matches;
        if (exists) {
            return;
        }
        if (meant == null) {
            meant = suggestion(name);
        }
        if (elsewhere == null && keyword.equals("class")) {
            elsewhere = elsewhere(name);
        }
        if (Math.abs(name.length() - pattern.length()) <= MOST_DIFFERENCE) {
            alike.add(name);
        }
    }

    /** Notes that {@code name} is what the pattern stands for: the class that is called so runs under another name. */
    void means(String name) {
        meant = name;
    }

    /** Answers what to type for {@code name} if the pattern is how a log, a stack trace or an editor writes it; else null. */
    private String suggestion(String name) {
        if (name.equalsIgnoreCase(pattern)) {
            return name;
        }
        return switch (keyword) {
            case "class" -> isClass(name, pattern.replaceFirst(SOURCE, "")) ? name : null;
            case "file" -> file(name);
            case "func" -> lastPart(pattern.replaceFirst("\\(.*", "")).equals(name) ? name : null;
            default -> pattern.substring(pattern.lastIndexOf(':') + 1).equals(name) ? name : null;
        };
    }

    private static boolean isClass(String name, String typed) {
        // A class that was relocated into another package is longer there.
        return name.equals(typed)
                || typed.endsWith("." + name)
                || name.endsWith("." + typed)
                || name.endsWith("$" + typed)
                || name.replace('$', '.').equals(typed);
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A class that was relocated, and has not linked, is known by the name that it was built with alone. */
    private String elsewhere(String name) {
        if (!pattern.endsWith(".*")) {
            return lastPart(name).equals(lastPart(pattern)) ? name : null;
        }
        String folder = "." + lastPart(pattern.substring(0, pattern.length() - 2));
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return ("." + packageName).endsWith(folder) ? packageName + ".*" : null;
    }

    private String file(String path) {
        String folder = pattern.replaceFirst("/$", "");
        boolean longer = pattern.replace('\\', '/').endsWith("/" + path);
        boolean shorter = path.replaceFirst("\\.[a-z]+$", "").equals(pattern);
        if (longer || shorter) {
            return path;
        }
        int at = ("/" + path).indexOf("/" + folder + "/");
        return at < 0 || folder.isEmpty() ? null : path.substring(0, at + folder.length()) + "/*";
    }

    /** Answers that nothing has it, and what is meant if that can be guessed. */
    String reason() {
        String near = meant != null ? meant : Spelling.nearest(pattern, alike).orElse(elsewhere);
        if (pattern.indexOf(Escapes.UNDECODED) >= 0) {
            return "no " + keyword + " \"" + Escapes.escape(pattern) + "\": " + Escapes.UNDECODED_ADVICE;
        }
        return "no " + (keyword.equals("func") ? "function" : keyword) + " \"" + Escapes.escape(pattern) + "\""
                + (near == null ? "" : "; did you mean \"" + Escapes.escape(near) + "\"?");
    }
}
