package io.dyndbg.plugin.collect;

import io.dyndbg.site.ClassRecord;
import java.util.Comparator;

/**
 * What tells one class from all others of its module: versions for several releases of Java share its name.
 *
 * @param name the binary name
 * @param hash the CRC-32C of the class file as it was compiled
 */
record Origin(String name, int hash) implements Comparable<Origin> {
    private static final Comparator<Origin> ORDER =
            Comparator.comparing(Origin::name).thenComparing(Origin::hash);

    static Origin of(ClassRecord record) {
        return new Origin(record.name(), record.hash());
    }

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
