package io.dyndbg.plugin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is other than in an earlier build.
 *
 * @param bytesBefore the length of the earlier blobs, in bytes
 * @param bytesAfter the length of the later ones, in bytes
 */
public record Growth(SiteChanges changes, int sitesBefore, int sitesAfter, long bytesBefore, long bytesAfter) {

    /** Answers what became of {@code before}. */
    public static Growth between(Baseline before, Baseline after) {
        return new Growth(
                SiteChanges.between(before.sites(), after.sites()),
                before.sites().size(),
                after.sites().size(),
                before.blobBytes(),
                after.blobBytes());
    }

    /** Answers the number of sites that only the later build has. */
    public int added() {
        return changes.added().size();
    }

    /** Answers the line that says how much it is. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "dyndbg: %d added, %d removed, %d changed, %d moved; sites %d before, %d after; blob bytes %d before, %d after",
                changes.added().size(),
                changes.removed().size(),
                changes.changed().size(),
                changes.moved().size(),
                sitesBefore,
                sitesAfter,
                bytesBefore,
                bytesAfter);
    }

    /** Answers a line for each site that is other, marked as in a diff: {@code +}, {@code -}, {@code ~} changed, {@code >} moved. */
    public List<String> sites() {
        List<String> lines = new ArrayList<>();
        changes.removed().forEach(site -> lines.add("- " + site));
        changes.added().forEach(site -> lines.add("+ " + site));
        changes.changed()
                .forEach(pair -> lines.add("~ " + pair.after() + " (was "
                        + pair.before().shown() + " level:" + pair.before().level() + ")"));
        changes.moved().forEach(pair -> lines.add("> " + pair.after() + " (was " + origin(pair) + ")"));
        return lines;
    }

    private static String origin(SiteChanges.Pair pair) {
        ComparedSite before = pair.before();
        boolean sameFile = before.place().equals(pair.after().place());
        return sameFile ? before.function() + ":" + before.line() : before.place() + ":" + before.line();
    }
}
