package io.dyndbg.listing;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Terms;
import java.util.BitSet;

/** Which sites of a class are selected. */
public final class Selection {
    private static final BitSet NOTHING = new BitSet(0);

    private Selection() {}

    /**
     * Answers the ordinals that {@code terms} select, not to be written to. What all sites of the class share is looked at
     * first, formats last: they are decompressed only for sites that everything else selects.
     *
     * @throws BlobException if a format is needed and can't be read
     */
    public static BitSet of(Terms terms, ClassLocations locations) throws BlobException {
        if (!terms.matchModule(locations.module()) || !terms.matchClass(locations.name())) {
            return NOTHING;
        }
        // Sites of one function stand together and share its name; most sites share the class's file.
        String source = locations.sourcePath();
        boolean sourceMatches = terms.matchFile(source);
        String function = null;
        boolean functionMatches = false;
        BitSet selected = null;
        for (int i = 0; i < locations.siteCount(); i++) {
            String ofSite = locations.sourcePath(i);
            if (!(ofSite == source ? sourceMatches : terms.matchFile(ofSite)) || !terms.matchLine(locations.line(i))) {
                continue;
            }
            String name = locations.function(i);
            if (name != function) {
                function = name;
                functionMatches = terms.matchFunction(name);
            }
            if (functionMatches
                    && terms.matchLevel(locations.level(i))
                    && (!terms.needFormat()
                            || terms.matchFormat(locations.record(i).format()))) {
                selected = selected == null ? new BitSet(locations.siteCount()) : selected;
                selected.set(i);
            }
        }
        return selected == null ? NOTHING : selected;
    }
}
