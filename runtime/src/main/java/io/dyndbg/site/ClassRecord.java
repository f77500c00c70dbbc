package io.dyndbg.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sites of one class. A site's ordinal is its index in {@link #sites}, in the order of the code; guards are numbered
 * after them, from {@code sites.size()} on. Class and ordinal name a site for good.
 *
 * @param name the binary name: {@code com.acme.Outer$Inner}
 * @param sourcePath the source file with its package, {@code com/acme/Outer.java}; null if the class does not tell
 * @param hash the CRC-32C of the class file as it was read; the woven class carries it too
 * @param sites the sites, woven or not, in the order of the code; at least one unless {@link #noSite} has something
 * @param guards the woven guards, in the order of the code
 * @param noSite what was seen of logging and makes no site, by reason ("method reference", "level is not a constant"),
 *     with its number, each at least one
 */
public record ClassRecord(
        String name,
        String sourcePath,
        int hash,
        List<CallsiteRecord> sites,
        List<GuardRecord> guards,
        SortedMap<String, Integer> noSite) {

    public ClassRecord {
        Objects.requireNonNull(name);
        sites = List.copyOf(sites);
        guards = List.copyOf(guards);
        noSite = Collections.unmodifiableSortedMap(new TreeMap<>(noSite));
        for (GuardRecord guard : guards) {
            for (int ordinal : guard.sites()) {
                Objects.checkIndex(ordinal, sites.size());
            }
        }
    }

    /** Answers a record of a class in which every statement that was seen is a site. */
    public static ClassRecord of(
            String name, String sourcePath, int hash, List<CallsiteRecord> sites, List<GuardRecord> guards) {
        return new ClassRecord(name, sourcePath, hash, sites, guards, new TreeMap<>(Map.of()));
    }

    /** Answers the part of {@link #sourcePath} after the last slash, or null. */
    public String sourceFile() {
        return sourcePath == null ? null : sourcePath.substring(sourcePath.lastIndexOf('/') + 1);
    }
}
