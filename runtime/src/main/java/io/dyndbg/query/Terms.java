package io.dyndbg.query;

import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a query selects: every term that it has must match. Without a term it selects every site. Immutable.
 *
 * <p>There is one question for each thing that records share, so that whole modules, classes and functions are ruled out
 * before a site is looked at, and formats are asked for last.
 */
public final class Terms {
    /** Selects every site. */
    public static final Terms NONE = new Terms(Map.of());

    /** The values: a {@link Wildcard}, {@link LineRange}, {@link Level} or {@link FormatPattern} as the keyword demands. */
    private final Map<Keyword, Object> values;

    private final Wildcard module;
    // The same once more: each is asked for of every site.
    private final Wildcard file;
    /** What the last part of a file's path must match. */
    private final Wildcard fileName;

    private final Wildcard function;
    private final Wildcard className;
    private final LineRange lines;
    private final Level level;
    private final FormatPattern format;

    Terms(Map<Keyword, Object> values) {
        EnumMap<Keyword, Object> copy = new EnumMap<>(Keyword.class);
        copy.putAll(values);
        this.values = copy;
        Wildcard typed = (Wildcard) copy.get(Keyword.MODULE);
        module = typed == null ? null : Wildcard.of(modulesAlike(typed.pattern()));
        file = (Wildcard) copy.get(Keyword.FILE);
        fileName = file == null ? null : Wildcard.of(lastPart(file.pattern()));
        function = (Wildcard) copy.get(Keyword.FUNC);
        className = (Wildcard) copy.get(Keyword.CLASS);
        lines = (LineRange) copy.get(Keyword.LINE);
        level = (Level) copy.get(Keyword.LEVEL);
        format = (FormatPattern) copy.get(Keyword.FORMAT);
    }

    /**
     * Reads terms alone, as a listing takes them: {@code module acme-core level debug}. Nothing but white space selects
     * every site.
     *
     * @throws IllFormedException if they can't be understood, or anything but terms is there
     */
    public static Terms parse(String text) throws IllFormedException {
        return Parser.terms(text);
    }

    /**
     * Reads the terms of several selections, between semicolons or line ends: {@code module secrets-*; file *Crypto*}.
     *
     * @return at least one term in each
     * @throws IllFormedException if one of them can't be understood, or anything but terms is there
     */
    public static List<Terms> parseAll(String text) throws IllFormedException {
        return Parser.allTerms(text);
    }

    /** Answers these terms and, where they name no module, {@code module}, in which wildcards work. */
    Terms inModule(String module) {
        if (values.containsKey(Keyword.MODULE)) {
            return this;
        }
        EnumMap<Keyword, Object> more = new EnumMap<>(Keyword.class);
        more.putAll(values);
        more.put(Keyword.MODULE, Wildcard.of(module));
        return new Terms(more);
    }

    /** Answers whether every site that {@code others} select is selected by these; no, if that takes more than a look. */
    public boolean selectAllOf(Terms others) {
        return isSame(file, others.file)
                && isSame(className, others.className)
                && isSame(function, others.function)
                && (lines == null || others.lines != null && lines.containsAll(others.lines))
                && isSame(values.get(Keyword.MODULE), others.values.get(Keyword.MODULE))
                && isSame(level, others.level)
                && isSame(format, others.format);
    }

    private static boolean isSame(Object term, Object other) {
        return term == null || term.equals(other);
    }

    /** Answers whether a site may be selected by both; yes, if that takes more than a look. */
    public boolean mayMeet(Terms others) {
        // A file is told by its path or by its last part.
        return mayMeet(fileName, others.fileName)
                && mayMeet(className, others.className)
                && mayMeet(function, others.function)
                && (lines == null || others.lines == null || lines.meets(others.lines))
                && mayMeet(module, others.module)
                && (level == null || others.level == null || level == others.level);
    }

    private static boolean mayMeet(Wildcard one, Wildcard other) {
        if (one == null || other == null) {
            return true;
        }
        if (one.isLiteral() || other.isLiteral()) {
            return one.isLiteral() ? other.matches(one.pattern()) : one.matches(other.pattern());
        }
        return true;
    }

    /** Of a pattern, what the last part of a path must match: a wildcard may stand for slashes, too. */
    private static String lastPart(String pattern) {
        String last = pattern.substring(pattern.lastIndexOf('/') + 1);
        int wild = Math.max(last.lastIndexOf('*'), last.lastIndexOf('?'));
        return wild >= 0 ? "*" + last.substring(wild + 1) : last;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Answers whether there is a {@code module} term that says anything else than {@code name}, as it is or by wildcards. */
    public boolean namesOtherModuleThan(String name) {
        return module != null && !module.pattern().equals(modulesAlike(name));
    }

    /** Answers the pattern of the {@code module} term as it was typed, or null. */
    public Wildcard module() {
        return (Wildcard) values.get(Keyword.MODULE);
    }

    /** Answers the pattern of the {@code file} term, or null. */
    public Wildcard file() {
        return file;
    }

    /** Answers the pattern of the {@code func} term, or null. */
    public Wildcard function() {
        return function;
    }

    /** Answers the pattern of the {@code class} term, or null. */
    public Wildcard className() {
        return className;
    }

    /** Answers whether all sites of a function or of none are selected, but for those that come from another file. */
    public boolean selectWholeFunctions() {
        return lines == null && level == null && format == null;
    }

    /** Answers whether all sites of a class or of none are selected. */
    public boolean selectWholeClasses() {
        return function == null && selectWholeFunctions();
    }

    /** Answers whether the {@code format} term has a character that the JVM could not decode when it arrived. */
    public boolean hasUndecodedFormat() {
        return format != null && format.text().indexOf(Escapes.UNDECODED) >= 0;
    }

    /** Answers whether formats must be known to decide. */
    public boolean needFormat() {
        return format != null;
    }

    /** Answers whether the {@code module} term, if any, matches; {@code -} and {@code _} are the same there. */
    public boolean matchModule(String name) {
        return module == null || module.matches(modulesAlike(name));
    }

    private static String modulesAlike(String name) {
        return name.replace('-', '_');
    }

    /** Answers whether the {@code class} term, if any, matches. */
    public boolean matchClass(String binaryName) {
        return className == null || className.matches(binaryName);
    }

    /** Answers whether the {@code file} term, if any, matches; no pattern matches a file that is not known, null. */
    public boolean matchFile(String sourcePath) {
        return file == null
                || sourcePath != null
                        && (file.matches(sourcePath)
                                || file.matches(sourcePath.substring(sourcePath.lastIndexOf('/') + 1)));
    }

    /** Answers whether the {@code func} term, if any, matches. */
    public boolean matchFunction(String name) {
        return function == null || function.matches(name);
    }

    /** Answers whether the {@code line} term, if any, matches; 0 stands for a line that is not known. */
    public boolean matchLine(int line) {
        return lines == null || lines.contains(line);
    }

    /** Answers whether the {@code level} term, if any, matches. */
    public boolean matchLevel(Level ofSite) {
        return level == null || level == ofSite;
    }

    /** Answers whether the {@code format} term, if any, matches; it never matches a site whose text is not known. */
    public boolean matchFormat(Format ofSite) {
        return format == null
                || ofSite.kind() != Format.Kind.NONE
                        // What a listing shows can be asked for as it stands there.
                        && (format.matches(ofSite.text()) || format.matches(ofSite.shown()));
    }

    /** As {@link #matchFormat}, whatever the case of the letters. */
    public boolean matchFormatInAnyCase(Format ofSite) {
        return format == null
                || ofSite.kind() != Format.Kind.NONE
                        && ofSite.shown()
                                .toLowerCase(Locale.ROOT)
                                .contains(format.text().toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Terms that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    /** Answers the terms as they can be typed: each keyword in a fixed order, values quoted where they must be. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        values.forEach((keyword, value) -> words.add(keyword.word() + " " + typed(value)));
        return String.join(" ", words);
    }

    private static String typed(Object value) {
        if (value instanceof Level level) {
            return level.word();
        }
        return value instanceof Wildcard wildcard ? Token.typed(wildcard.pattern()) : value.toString();
    }
}
