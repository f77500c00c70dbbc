package io.dyndbg.listing;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Flags;
import io.dyndbg.query.Terms;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Format;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * A site as a listing shows it. Lives as long as a question; immutable, safe for any thread.
 *
 * @param owner its class
 * @param ordinal its number in the class, from 0
 */
public record ListedSite(ClassLocations owner, int ordinal) {
    /** The line above a listing. */
    public static final String HEADING = "# filename:lineno [module]function flags format";

    /** Stands where a class does not tell its source file; not a name that a file could have. */
    private static final String NO_FILE = "<unknown>";

    /** The order of a listing: modules by name, the sites of one by file, line, appearance. */
    public static final Comparator<ListedSite> ORDER = Comparator.comparing(ListedSite::module)
            .thenComparing(ListedSite::file)
            .thenComparingInt(ListedSite::line)
            .thenComparing(site -> site.owner().name())
            .thenComparingInt(ListedSite::ordinal);

    /**
     * Answers the sites of {@code classes} that {@code terms} select, in {@link #ORDER}.
     *
     * @throws BlobException if a format is needed for that and can't be read
     */
    public static List<ListedSite> in(List<ClassLocations> classes, Terms terms) throws BlobException {
        List<ListedSite> sites = new ArrayList<>();
        for (ClassLocations owner : classes) {
            BitSet selected = new Selection(owner).of(terms);
            for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
                sites.add(new ListedSite(owner, i));
            }
        }
        sites.sort(ORDER);
        return sites;
    }

    public String module() {
        return owner.module();
    }

    /** Answers the source file with its package, as it is shown. */
    public String file() {
        String path = owner.sourcePath(ordinal);
        return path == null ? NO_FILE : path;
    }

    public int line() {
        return owner.line(ordinal);
    }

    /**
     * Answers the whole record, for which its format is decompressed.
     *
     * @throws BlobException if that can't be read
     */
    public CallsiteRecord record() throws BlobException {
        return owner.record(ordinal);
    }

    /**
     * Answers the site's line of the listing.
     *
     * @param flags those of {@link Flags}
     * @throws BlobException as {@link #record}
     */
    public String text(int flags) throws BlobException {
        CallsiteRecord site = record();
        StringBuilder text = new StringBuilder();
        text.append(Escapes.visible(file())).append(':').append(line());
        text.append(" [").append(Escapes.visible(module())).append(']').append(Escapes.visible(site.function()));
        text.append(" =").append(Flags.letters(flags)).append(' ').append(shown(site.format()));
        text.append(" level:").append(site.level().word());
        if (site.leftAlone() != null) {
            text.append(" # left alone: ").append(Escapes.visible(site.leftAlone()));
        } else if (site.behindGuard() != null) {
            text.append(" # behind a guard: ").append(Escapes.visible(site.behindGuard()));
        } else if (site.note() != null) {
            text.append(" # may stay silent: ").append(Escapes.visible(site.note()));
        }
        return text.toString();
    }

    /** Answers {@code format} as a listing shows it: in quotes and escaped as in C; the reason in angles if there is none. */
    public static String shown(Format format) {
        return format.kind() == Format.Kind.NONE
                ? '<' + Escapes.visible(format.text()) + '>'
                : '"' + Escapes.escape(format.shown()) + '"';
    }
}
