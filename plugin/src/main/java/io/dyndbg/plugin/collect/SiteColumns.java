package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobFormat;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Objects;

/**
 * The columns of one block of section {@code SITE}, filled class by class. The order on disk is that of
 * {@link #toBytes()}; {@code FORMAT.md} specifies it. Not thread-safe.
 */
final class SiteColumns {
    private final Output shared = new Output();
    private final Output names = new Output();
    private final Output sources = new Output();
    private final Output sourceTexts = new Output();
    private final Output sites = new Output();
    private final Output guards = new Output();
    private final Output noSites = new Output();
    private final Distinct<String> functions = new Distinct<>();
    private final Distinct<String> descriptors = new Distinct<>();
    private final Distinct<String> words = new Distinct<>();
    private final Distinct<Manner> manners = new Distinct<>();
    private final RunColumns runs = new RunColumns();
    private final Output siteManners = new Output();
    private final Output lines = new Output();
    private final Output guardSizes = new Output();
    private final Output guardFirsts = new Output();
    private final Output guardSteps = new Output();
    private final Output noSiteReasons = new Output();
    private final Output noSiteNumbers = new Output();
    private String nameBefore = "";

    /** What sites of one manner have in common; words are numbers. */
    private record Manner(
            Level level,
            Arguments arguments,
            int api,
            int method,
            int leftAlone,
            int behindGuard,
            int note,
            int source) {
        void write(Output out) {
            out.u1(levelCode(level) + 8 * argumentsCode(arguments))
                    .varint(api)
                    .varint(method)
                    .varint(leftAlone)
                    .varint(behindGuard)
                    .varint(note)
                    .varint(source);
        }
    }

    /** Answers the block of {@code classes}. */
    static byte[] of(List<ClassRecord> classes) {
        SiteColumns columns = new SiteColumns();
        classes.forEach(columns::add);
        return columns.toBytes();
    }

    private void add(ClassRecord record) {
        addName(record.name());
        addSource(record);
        sites.varint(record.sites().size());
        guards.varint(record.guards().size());
        noSites.varint(record.noSite().size());
        runs.add(record.sites());
        int line = 0;
        for (CallsiteRecord site : record.sites()) {
            siteManners.varint(manners.number(manner(site)));
            lines.zigzag(site.line() - line);
            line = site.line();
        }
        int first = 0;
        for (GuardRecord guard : record.guards()) {
            addGuard(guard.sites(), first);
            first = guard.sites().get(0);
        }
        record.noSite().forEach((reason, number) -> {
            noSiteReasons.varint(words.number(reason));
            noSiteNumbers.varint(number);
        });
    }

    private void addName(String name) {
        int max = Math.min(BlobFormat.MAX_SHARED, Math.min(name.length(), nameBefore.length()));
        int same = 0;
        while (same < max && name.charAt(same) == nameBefore.charAt(same)) {
            same++;
        }
        shared.u1(same);
        names.string(name.substring(same));
        nameBefore = name;
    }

    private void addSource(ClassRecord record) {
        String path = record.sourcePath();
        String folder = BlobFormat.folder(record.name());
        if (path == null) {
            sources.u1(BlobFormat.SOURCE_NONE);
        } else if (path.equals(BlobFormat.derivedSourcePath(record.name()))) {
            sources.u1(BlobFormat.SOURCE_DERIVED);
        } else if (path.startsWith(folder)) {
            sources.u1(BlobFormat.SOURCE_IN_PACKAGE);
            sourceTexts.string(path.substring(folder.length()));
        } else {
            sources.u1(BlobFormat.SOURCE_WHOLE);
            sourceTexts.string(path);
        }
    }

    private Manner manner(CallsiteRecord site) {
        return new Manner(
                site.level(),
                site.arguments(),
                words.number(site.api()),
                words.number(site.method()),
                words.numberOrNull(site.leftAlone()),
                words.numberOrNull(site.behindGuard()),
                words.numberOrNull(site.note()),
                words.numberOrNull(site.source()));
    }

    private void addGuard(List<Integer> enclosed, int first) {
        guardSizes.varint(enclosed.size() - 1);
        guardFirsts.zigzag(enclosed.get(0) - first);
        for (int i = 1; i < enclosed.size(); i++) {
            guardSteps.zigzag(enclosed.get(i) - enclosed.get(i - 1) - 1);
        }
    }

    private byte[] toBytes() {
        Output out = new Output();
        out.append(shared).append(names).append(sources).append(sourceTexts);
        out.append(sites).append(guards).append(noSites);
        Distinct.write(functions, out);
        Distinct.write(descriptors, out);
        Distinct.write(words, out);
        out.varint(manners.values().size());
        manners.values().forEach(manner -> manner.write(out));
        runs.write(out);
        out.append(siteManners).append(lines);
        out.append(guardSizes).append(guardFirsts).append(guardSteps);
        out.append(noSiteReasons).append(noSiteNumbers);
        return out.toBytes();
    }

    /** Runs of neighbours in one class and one function. */
    private final class RunColumns {
        private final Output lengths = new Output();
        private final Output function = new Output();
        private final Output descriptor = new Output();
        private int number;

        void add(List<CallsiteRecord> sites) {
            int start = 0;
            for (int i = 1; i <= sites.size(); i++) {
                if (i == sites.size() || !sameFunction(sites.get(start), sites.get(i))) {
                    lengths.varint(i - start - 1);
                    addFunction(sites.get(start));
                    start = i;
                    number++;
                }
            }
        }

        private void addFunction(CallsiteRecord site) {
            int fresh = functions.values().size();
            int known = functions.number(site.function());
            function.varint(known == fresh ? 0 : known + 1);
            descriptor.varint(descriptors.numberOrNull(site.descriptor()));
        }

        void write(Output out) {
            out.varint(number).append(lengths).append(function).append(descriptor);
        }
    }

    private static boolean sameFunction(CallsiteRecord one, CallsiteRecord other) {
        return one.function().equals(other.function()) && Objects.equals(one.descriptor(), other.descriptor());
    }

    // Not ordinal(): the numbers are the format's, whatever becomes of the enums.

    private static int levelCode(Level level) {
        return switch (level) {
            case TRACE -> 0;
            case DEBUG -> 1;
            case INFO -> 2;
            case WARN -> 3;
            case ERROR -> 4;
        };
    }

    private static int argumentsCode(Arguments arguments) {
        return switch (arguments) {
            case KEEP -> 0;
            case PURE -> 1;
            case ALL -> 2;
        };
    }
}
