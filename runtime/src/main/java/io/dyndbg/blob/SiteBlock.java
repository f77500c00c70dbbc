package io.dyndbg.blob;

import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;

/**
 * One block of section {@code SITE}: the small columns of a run of whole classes.
 *
 * <pre>
 * C is the number of classes, S of their sites: {@link Contents} tells both
 *
 * shared          u1 for each class: UTF-16 units that its name shares with the name before it in the block
 * names           string for each class: the rest of its name
 * sources         u1 for each class: 0 derived from the name, 1 none, 2 folder of its package and a text, 3 a text
 * source texts    string for each class of code 2 or 3
 * sites           varint for each class
 * guards          varint for each class
 * no sites        varint for each class: reasons for which something is no site
 * functions       varint, then so many strings, each different
 * descriptors     varint, then so many strings, each different
 * words           varint, then so many strings, each different: APIs, methods, reasons, notes and sources
 * manners         varint, then for each: u1 level + 8 * arguments, varint API, varint method, varint left alone,
 *                 varint behind a guard, varint note, varint source; the last four count words from 1, 0 is null
 * runs            {@link Runs}
 * manner          varint for each site
 * lines           zigzag for each site: line minus that of the site before it in its class, or minus 0
 * guards          {@link GuardColumns}
 * reasons         varint for each no-site: word
 * numbers         varint for each no-site
 * </pre>
 */
final class SiteBlock {
    final String[] names;
    final int[] sources;
    final String[] sourceTexts;
    /** For each class its first site in the block, and the end. */
    final int[] firstSite;

    final Runs runs;
    final Manners manners;
    final int[] manner;
    final char[] lines;
    final int[][][] guards;
    final int[] firstNoSite;
    final int[] noSiteReasons;
    final int[] noSiteNumbers;

    private SiteBlock(Input in, int classes, int sites, Allowance allowance) throws BlobException {
        // A class takes six bytes at least, a site two: memory for them may be had.
        in.need(6L * classes + 2L * sites, "columns");
        allowance.take(32L * classes + 10L * sites);
        names = names(in, classes, allowance);
        sources = codes(in, classes);
        sourceTexts = sourceTexts(in, sources, allowance);
        firstSite = starts(in, classes, "sites of a class");
        if (firstSite[classes] != sites) {
            throw in.damaged("sites of a block", Integer.toString(firstSite[classes]), Integer.toString(sites));
        }
        int[] firstGuard = starts(in, classes, "guards of a class");
        firstNoSite = starts(in, classes, "reasons of a class");
        String[] functions = strings(in, "function", allowance);
        String[] descriptors = strings(in, "descriptor", allowance);
        manners = Manners.read(in, strings(in, "word", allowance), allowance);
        runs = Runs.read(in, functions, descriptors, firstSite);
        manner = new int[sites];
        for (int i = 0; i < sites; i++) {
            manner[i] = in.upTo(manners.number() - 1, "manner of a site");
        }
        lines = lines(in, firstSite);
        guards = GuardColumns.read(in, firstGuard, firstSite, allowance);
        int noSites = firstNoSite[classes];
        in.need(2L * noSites, "reasons and numbers");
        noSiteReasons = new int[noSites];
        for (int i = 0; i < noSites; i++) {
            noSiteReasons[i] = in.upTo(manners.words().length - 1, "reason");
        }
        noSiteNumbers = new int[noSites];
        for (int i = 0; i < noSites; i++) {
            noSiteNumbers[i] = in.varint("number of a reason");
        }
        in.end();
    }

    /** @param allowance what the whole blob may still take */
    static SiteBlock read(Input in, int classes, int sites, Allowance allowance) throws BlobException {
        return new SiteBlock(in, classes, sites, allowance);
    }

    private static String[] names(Input in, int classes, Allowance allowance) throws BlobException {
        byte[] shared = in.take(classes, "shared parts of names");
        String[] names = new String[classes];
        String before = "";
        for (int i = 0; i < classes; i++) {
            int length = shared[i] & 0xFF;
            if (length > before.length()) {
                throw in.damaged("shared part of a name", Integer.toString(length), "at most " + before.length());
            }
            before = allowance.take(before.substring(0, length).concat(in.string("name of a class")));
            names[i] = before;
        }
        return names;
    }

    private static int[] codes(Input in, int classes) throws BlobException {
        int[] codes = new int[classes];
        for (int i = 0; i < classes; i++) {
            codes[i] = in.upTo(BlobFormat.SOURCE_WHOLE, "source code of a class");
        }
        return codes;
    }

    private static String[] sourceTexts(Input in, int[] sources, Allowance allowance) throws BlobException {
        String[] texts = new String[sources.length];
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] >= BlobFormat.SOURCE_IN_PACKAGE) {
                texts[i] = allowance.take(in.string("source file"));
            }
        }
        return texts;
    }

    /** Reads a number for each class, and answers where each class's things start, and the end of all. */
    private static int[] starts(Input in, int classes, String what) throws BlobException {
        int[] starts = new int[classes + 1];
        for (int i = 0; i < classes; i++) {
            // Each thing takes a byte at least.
            starts[i + 1] = starts[i] + in.upTo(in.remaining() - starts[i], what);
        }
        return starts;
    }

    private static String[] strings(Input in, String what, Allowance allowance) throws BlobException {
        int number = in.count(1, what + "s");
        allowance.take(4L * number);
        String[] strings = new String[number];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = allowance.take(in.string(what));
        }
        return strings;
    }

    private static char[] lines(Input in, int[] firstSite) throws BlobException {
        char[] lines = new char[firstSite[firstSite.length - 1]];
        for (int i = 0; i + 1 < firstSite.length; i++) {
            long line = 0;
            for (int site = firstSite[i]; site < firstSite[i + 1]; site++) {
                line += in.zigzag("line");
                if (line < 0 || line > 0xFFFF) {
                    throw in.damaged("line", Long.toString(line), "0 to 65535");
                }
                lines[site] = (char) line;
            }
        }
        return lines;
    }

    /** What sites of one manner have in common. */
    record Manners(
            String[] words,
            Level[] levels,
            Arguments[] arguments,
            String[] apis,
            String[] methods,
            String[] leftAlone,
            String[] behindGuard,
            String[] notes,
            String[] sources) {

        private static final Level[] LEVELS = {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR};
        private static final Arguments[] ARGUMENTS = {Arguments.KEEP, Arguments.PURE, Arguments.ALL};

        int number() {
            return levels.length;
        }

        private static Manners read(Input in, String[] words, Allowance allowance) throws BlobException {
            int number = in.count(7, "manners");
            allowance.take(32L * number);
            Manners manners = new Manners(
                    words,
                    new Level[number],
                    new Arguments[number],
                    new String[number],
                    new String[number],
                    new String[number],
                    new String[number],
                    new String[number],
                    new String[number]);
            for (int i = 0; i < number; i++) {
                int both = in.u1("level and arguments");
                if ((both & 7) >= LEVELS.length || both >>> 3 >= ARGUMENTS.length) {
                    throw in.damaged("level and arguments", Integer.toString(both), "8 * (0 to 2) + (0 to 4)");
                }
                manners.levels[i] = LEVELS[both & 7];
                manners.arguments[i] = ARGUMENTS[both >>> 3];
                manners.apis[i] = words[in.upTo(words.length - 1, "API")];
                manners.methods[i] = words[in.upTo(words.length - 1, "method")];
                manners.leftAlone[i] = wordOrNull(in, words, "left alone");
                manners.behindGuard[i] = wordOrNull(in, words, "behind a guard");
                manners.notes[i] = wordOrNull(in, words, "note");
                manners.sources[i] = wordOrNull(in, words, "source of a site");
            }
            return manners;
        }

        private static String wordOrNull(Input in, String[] words, String what) throws BlobException {
            int number = in.upTo(words.length, what);
            return number == 0 ? null : words[number - 1];
        }
    }
}
