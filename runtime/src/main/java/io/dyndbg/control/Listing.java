package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.listing.ListedSite;
import io.dyndbg.query.Escapes;
import io.dyndbg.query.Terms;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the listing, part by part: a part is what one blob has of one module, and no more than one blob is decoded at a time.
 * Used by one thread, for one question.
 */
final class Listing {
    private final LiveQueries queries;
    private final Terms terms;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final StringBuilder comments = new StringBuilder();

    private record Part(String module, BlobSource source) {}

    Listing(LiveQueries queries, Terms terms) {
        this.queries = queries;
        this.terms = terms;
    }

    String heading() {
        return ListedSite.HEADING + '\n';
    }

    /** Looks which modules there are in {@code sources}. A blob that can't be read becomes a comment. */
    void find(Collection<BlobSource> sources) {
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
                comments.append(comment(e));
            }
        }
        byModule.forEach((module, ofModule) -> ofModule.forEach(source -> parts.add(new Part(module, source))));
    }

    /** Answers the next part, lines with their ends; null behind the last one. */
    String next() {
        if (comments.length() > 0) {
            String first = comments.toString();
            comments.setLength(0);
            return first;
        }
        Part part = parts.poll();
        return part == null ? null : text(part);
    }

    private String text(Part part) {
        StringBuilder text = new StringBuilder();
        try {
            List<ClassLocations> classes = part.source().read().locations().classes().stream()
                    .filter(owner -> owner.module().equals(part.module()))
                    .toList();
            Map<ClassLocations, Fold> folds = new HashMap<>();
            for (ListedSite site : ListedSite.in(classes, terms)) {
                Fold ofClass = folds.get(site.owner());
                if (ofClass == null) {
                    ofClass = queries.fold(site.owner(), e -> comments.append(comment(e)));
                    folds.put(site.owner(), ofClass);
                }
                text.append(site.text(ofClass.flags(site.ordinal()))).append('\n');
            }
        } catch (BlobException e) {
            text.append(comment(e));
        }
        return text.toString();
    }

    private static String comment(BlobException e) {
        return "# " + Escapes.visible(String.valueOf(e.getMessage())) + '\n';
    }
}
