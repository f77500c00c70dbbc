package io.dyndbg.listing;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Terms;
import io.dyndbg.query.Wildcard;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sites of one class are selected, by one query after the other. What all sites share is looked at first, and formats last:
 * they are decompressed only for sites that everything else selects. Used by one thread.
 */
public final class Selection {
    private static final BitSet NOTHING = new BitSet(0);

    private final ClassLocations locations;
    private final BitSet all;
    /** The sites that were written elsewhere than in the class's own file. */
    private final BitSet elsewhere = new BitSet(0);
    /** Made when somebody asks: the sites of each function. */
    private Map<String, BitSet> byFunction;

    public Selection(ClassLocations locations) {
        this.locations = locations;
        all = new BitSet(locations.siteCount());
        all.set(0, locations.siteCount());
        String source = locations.sourcePath();
        for (int i = 0; i < locations.siteCount(); i++) {
            if (locations.sourcePath(i) != source) {
                elsewhere.set(i);
            }
        }
    }

    /** Answers the records of the class. */
    public ClassLocations locations() {
        return locations;
    }

    /**
     * Answers the ordinals that {@code terms} select, not to be written to.
     *
     * @throws BlobException if a format is needed and can't be read
     */
    public BitSet of(Terms terms) throws BlobException {
        if (!terms.matchModule(locations.module()) || !terms.matchClass(locations.name())) {
            return NOTHING;
        }
        boolean own = terms.matchFile(locations.sourcePath());
        if (!own && elsewhere.isEmpty()) {
            return NOTHING;
        }
        BitSet inFunctions = inFunctions(terms.function());
        return elsewhere.isEmpty() && terms.selectWholeFunctions() ? inFunctions : among(inFunctions, terms, own);
    }

    private BitSet inFunctions(Wildcard pattern) {
        if (pattern == null) {
            return all;
        }
        if (byFunction == null) {
            byFunction = new HashMap<>();
            for (int i = 0; i < locations.siteCount(); i++) {
                byFunction
                        .computeIfAbsent(locations.function(i), unseen -> new BitSet())
                        .set(i);
            }
        }
        if (pattern.isLiteral()) {
            return byFunction.getOrDefault(pattern.pattern(), NOTHING);
        }
        BitSet matching = new BitSet(locations.siteCount());
        byFunction.forEach((function, sites) -> {
            if (pattern.matches(function)) {
                matching.or(sites);
            }
        });
        return matching;
    }

    private BitSet among(BitSet candidates, Terms terms, boolean own) throws BlobException {
        BitSet selected = new BitSet(locations.siteCount());
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if ((elsewhere.get(i) ? terms.matchFile(locations.sourcePath(i)) : own)
                    && terms.matchLine(locations.line(i))
                    && terms.matchLevel(locations.level(i))
                    && (!terms.needFormat()
                            || terms.matchFormat(locations.record(i).format()))) {
                selected.set(i);
            }
        }
        return selected;
    }
}
