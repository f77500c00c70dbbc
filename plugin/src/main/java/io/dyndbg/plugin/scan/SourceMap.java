package io.dyndbg.plugin.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which source lines the lines of a class file stand for, where its compiler says so in a {@code SourceDebugExtension} (JSR-45):
 * Kotlin does for code that it inlined from other files, compilers of pages do for all of a page. Immutable.
 */
public final class SourceMap {

    /**
     * A line of a source file.
     *
     * @param path the file with its package
     * @param line its line, from 1; 0 if it is none that a class file could have
     */
    public record Position(String path, int line) {}

    /** {@code first} is line {@code source} of the file; each source line takes {@code step} lines of the class, {@code lines} in all. */
    private record Range(String path, int source, int first, int step, int lines) {
        boolean contains(int line) {
            return line >= first && line - first < lines;
        }

        Position at(int line) {
            int at = source + (line - first) / step;
            return new Position(path, at < 0 || at > 0xFFFF ? 0 : at);
        }
    }

    private static final Pattern LINES = Pattern.compile("(\\d+)(?:#(\\d+))?(?:,(\\d+))?:(\\d+)(?:,(\\d+))?");
    private static final Pattern FILE = Pattern.compile("(\\+ *)?(\\d+) +(.+)");
    private static final SourceMap NONE = new SourceMap(List.of());

    private final List<Range> ranges;

    private SourceMap(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Reads the map of a class.
     *
     * @param extension the attribute's text; null if the class has none. What is no map, or one whose lines are those of the
     *     class file, maps nothing.
     */
    public static SourceMap of(String extension) {
        if (extension == null || !extension.startsWith("SMAP")) {
            return NONE;
        }
        try {
            return new SourceMap(new Reading(extension).ranges());
        } catch (RuntimeException strange) {
            // Whoever wrote it, a class must not be lost for it.
            return NONE;
        }
    }

    /** Answers what line {@code line} of the class file stands for; nothing if the map does not say. */
    public Optional<Position> at(int line) {
        return ranges.stream().filter(range -> range.contains(line)).findFirst().map(range -> range.at(line));
    }

    /** One reading of one text: of the stratum that the class declares as its own. */
    private static final class Reading {
        private final List<String> text;
        private final Map<Integer, String> files = new HashMap<>();
        private final List<Range> ranges = new ArrayList<>();
        private int file;

        Reading(String extension) {
            text = extension.lines().toList();
        }

        /** {@code SMAP}, the class file's own name, the default stratum; then sections, each begun by a star and a letter. */
        List<Range> ranges() {
            String wanted = text.get(2).strip();
            boolean inWanted = false;
            int embedded = 0;
            char section = ' ';
            for (int at = 3; at < text.size(); at++) {
                String line = text.get(at).strip();
                if (line.startsWith("*")) {
                    section = line.length() > 1 ? line.charAt(1) : ' ';
                    embedded += section == 'O' ? 1 : section == 'C' ? -1 : 0;
                    inWanted = section == 'S' ? line.substring(2).strip().equals(wanted) : inWanted && section != 'E';
                } else if (inWanted && embedded == 0 && section == 'F') {
                    at += readFile(line, at);
                } else if (inWanted && embedded == 0 && section == 'L') {
                    readLines(line);
                }
            }
            return ranges;
        }

        /** Answers how many further lines the file took: one if it has a path. */
        private int readFile(String line, int at) {
            Matcher matcher = FILE.matcher(line);
            if (!matcher.matches()) {
                return 0;
            }
            boolean hasPath = matcher.group(1) != null;
            String name = matcher.group(3);
            files.put(
                    Integer.valueOf(matcher.group(2)),
                    hasPath ? path(name, text.get(at + 1).strip()) : name);
            return hasPath ? 1 : 0;
        }

        /** Compilers of pages name the file by its path; Kotlin names the class that the file's code would be in. */
        private static String path(String name, String path) {
            return path.equals(name) || path.endsWith("/" + name)
                    ? path
                    : path.substring(0, path.lastIndexOf('/') + 1) + name;
        }

        private void readLines(String line) {
            Matcher matcher = LINES.matcher(line);
            if (!matcher.matches()) {
                return;
            }
            file = number(matcher.group(2), file);
            int step = Math.max(1, number(matcher.group(5), 1));
            int lines = Math.multiplyExact(number(matcher.group(3), 1), step);
            if (files.containsKey(file)) {
                ranges.add(new Range(
                        files.get(file), number(matcher.group(1), 0), number(matcher.group(4), 0), step, lines));
            }
        }

        private static int number(String digits, int otherwise) {
            return digits == null ? otherwise : Integer.parseInt(digits);
        }
    }
}
