package io.dyndbg.plugin.collect;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What weaving makes of a folder that is not written to.
 *
 * @param files the files that are others, or new, by their paths in the folder
 * @param outcome what a person is told of it
 */
public record Changes(SortedMap<String, byte[]> files, Outcome outcome) {
    public Changes {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
