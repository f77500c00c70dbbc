package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.Selection;
import io.dyndbg.query.Terms;
import java.util.BitSet;
import java.util.List;

/** The sites that nobody may force or silence, by whatever channel. Immutable. */
record Deny(List<Terms> selections) {
    static final Deny NOTHING = new Deny(List.of());

    /** What is asked for can't be understood, so it may be anything. */
    static final Deny EVERYTHING = new Deny(List.of(Terms.NONE));

    private static final BitSet NONE = new BitSet(0);

    Deny {
        selections = List.copyOf(selections);
    }

    /** Answers the denied sites of a class, not to be written to: all, if formats are needed for that and can't be read. */
    BitSet of(ClassLocations locations) {
        if (selections.isEmpty()) {
            return NONE;
        }
        BitSet denied = new BitSet(locations.siteCount());
        Selection selection = new Selection(locations);
        try {
            for (Terms terms : selections) {
                denied.or(selection.of(terms));
            }
        } catch (BlobException e) {
            denied.set(0, locations.siteCount());
        }
        return denied;
    }
}
