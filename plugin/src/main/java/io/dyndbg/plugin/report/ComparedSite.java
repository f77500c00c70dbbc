package io.dyndbg.plugin.report;

import io.dyndbg.blob.BlobException;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.Format;
import java.util.Comparator;

/**
 * What of a site is compared from build to build.
 *
 * @param file null if the class does not tell
 * @param line 0 if the class does not tell
 * @param shown its format as a listing shows it
 */
record ComparedSite(
        String module, String file, String className, String function, int line, String level, String shown) {

    static final Comparator<ComparedSite> ORDER = Comparator.comparing(ComparedSite::module)
            .thenComparing(ComparedSite::place)
            .thenComparingInt(ComparedSite::line)
            .thenComparing(ComparedSite::className)
            .thenComparing(ComparedSite::function)
            .thenComparing(ComparedSite::shown);

    /** @throws BlobException if its record can't be read */
    static ComparedSite of(ListedSite listed) throws BlobException {
        CallsiteRecord site = listed.record();
        return new ComparedSite(
                listed.module(),
                listed.owner().sourcePath(listed.ordinal()),
                listed.owner().name(),
                site.function(),
                site.line(),
                site.level().word(),
                ListedSite.shown(site.format()));
    }

    /** Answers a site by what a report says of it. */
    static ComparedSite of(
            String module, String file, String className, String function, int line, String level, Format format) {
        return new ComparedSite(module, file, className, function, line, level, ListedSite.shown(format));
    }

    /** Answers the source file, or the class where that does not tell. */
    String place() {
        return file == null ? className : file;
    }

    /** Answers the site as a listing has it, without flags. */
    @Override
    public String toString() {
        return place() + ":" + line + " [" + module + "]" + function + " " + shown + " level:" + level;
    }
}
