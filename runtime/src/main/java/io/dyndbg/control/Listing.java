package io.dyndbg.control;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.blob.Locations;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Terms;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the listing, module by module; no more than one blob is decoded at a time. Used by one thread, for one question. */
final class Listing {
    private static final String HEADER = "# filename:lineno [module]function flags format\n";
    /** Stands where a class does not tell its source file; not a name that a file could have. */
    private static final String NO_FILE = "<unknown>";

    private record Site(ClassLocations locations, int ordinal, String file, int line, int flags) {}

    private static final Comparator<Site> ORDER = Comparator.comparing(Site::file)
            .thenComparingInt(Site::line)
            .thenComparing(site -> site.locations().name())
            .thenComparingInt(Site::ordinal);

    private final LiveQueries queries;
    private final Terms terms;
    private final Appendable to;

    Listing(LiveQueries queries, Terms terms, Appendable to) {
        this.queries = queries;
        this.terms = terms;
        this.to = to;
    }

    /** Writes the sites of {@code sources}. A blob that can't be read becomes a comment. */
    void write(Collection<BlobSource> sources) throws IOException {
        to.append(HEADER);
        Map<String, List<BlobSource>> byModule = new TreeMap<>();
        for (BlobSource source : sources) {
            try {
                for (String module : source.read().modules()) {
                    if (terms.matchModule(module)) {
                        byModule.computeIfAbsent(module, unseen -> new ArrayList<>())
                                .add(source);
                    }
                }
            } catch (BlobException e) {
                comment(e);
            }
        }
        for (Map.Entry<String, List<BlobSource>> module : byModule.entrySet()) {
            for (BlobSource source : module.getValue()) {
                write(module.getKey(), source);
            }
        }
    }

    private void write(String module, BlobSource source) throws IOException {
        List<Site> sites;
        try {
            sites = sites(module, source.read());
        } catch (BlobException e) {
            comment(e);
            return;
        }
        for (Site site : sites) {
            CallsiteRecord callsite;
            try {
                callsite = site.locations().record(site.ordinal());
            } catch (BlobException e) {
                comment(e);
                return;
            }
            write(module, site, callsite);
        }
    }

    private List<Site> sites(String module, Blob blob) throws BlobException {
        List<Site> sites = new ArrayList<>();
        Locations locations = blob.locations();
        for (ClassLocations ofClass : locations.classes()) {
            if (!ofClass.module().equals(module)) {
                continue;
            }
            BitSet selected = Selection.of(terms, ofClass);
            if (selected.isEmpty()) {
                continue;
            }
            int[] flags = queries.fold(ofClass);
            String file = ofClass.sourcePath() == null ? NO_FILE : ofClass.sourcePath();
            for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
                sites.add(new Site(ofClass, i, file, ofClass.line(i), flags[i]));
            }
        }
        sites.sort(ORDER);
        return sites;
    }

    private void write(String module, Site site, CallsiteRecord callsite) throws IOException {
        StringBuilder line = new StringBuilder();
        line.append(Escapes.visible(site.file())).append(':').append(site.line());
        line.append(" [").append(Escapes.visible(module)).append(']').append(Escapes.visible(callsite.function()));
        line.append(" =").append(Flags.letters(site.flags())).append(' ').append(format(callsite.format()));
        if (callsite.leftAlone() != null) {
            line.append(" # left alone: ").append(Escapes.visible(callsite.leftAlone()));
        } else if (callsite.behindGuard() != null) {
            line.append(" # behind a guard: ").append(Escapes.visible(callsite.behindGuard()));
        }
        to.append(line.append('\n'));
    }

    private static String format(Format format) {
        return format.kind() == Format.Kind.NONE
                ? '<' + Escapes.visible(format.text()) + '>'
                : '"' + Escapes.escape(format.text()) + '"';
    }

    private void comment(BlobException e) throws IOException {
        to.append("# ").append(Escapes.visible(String.valueOf(e.getMessage()))).append('\n');
    }
}
