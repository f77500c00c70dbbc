package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Terms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the listing, module by module; no more than one blob is decoded at a time. Used by one thread, for one question. */
final class Listing {
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
        to.append(ListedSite.HEADING).append('\n');
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
        try {
            List<ClassLocations> classes = source.read().locations().classes().stream()
                    .filter(owner -> owner.module().equals(module))
                    .toList();
            Map<ClassLocations, int[]> flags = new HashMap<>();
            for (ListedSite site : ListedSite.in(classes, terms)) {
                int[] ofClass = flags.get(site.owner());
                if (ofClass == null) {
                    ofClass = queries.fold(site.owner());
                    flags.put(site.owner(), ofClass);
                }
                to.append(site.text(ofClass[site.ordinal()])).append('\n');
            }
        } catch (BlobException e) {
            comment(e);
        }
    }

    private void comment(BlobException e) throws IOException {
        to.append("# ").append(Escapes.visible(String.valueOf(e.getMessage()))).append('\n');
    }
}
