package io.dyndbg.control;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.site.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks whether classes that have not linked are those that were woven: an editor may have compiled over one, an unwoven copy
 * may stand before it on the class path, the JVM may take another version of it. Class files are read as resources; nothing is
 * loaded. Used by one thread.
 */
final class WaitingClasses {
    /** For each query, and for a batch. */
    private static final int MOST_READ = 100;

    private static final int MOST_READ_IN_ALL = 1_000;
    private static final int MOST_NAMED = 3;

    private final Map<Waiting, Map<Tally, Long>> waiting = new LinkedHashMap<>();

    private record Waiting(BlobSource source, String name, ClassStates.Origin origin) {
        String path() {
            return name.replace('.', '/') + ".class";
        }

        /** Answers whether each loader finds a class file of that name, and none is the woven one. */
        boolean isReplaced() {
            return source.loaders().stream().allMatch(this::isReplaced);
        }

        private boolean isReplaced(ClassLoader loader) {
            boolean interrupted = Thread.interrupted();
            try {
                List<URL> files = candidates(loader);
                for (URL file : files) {
                    if (isWoven(file)) {
                        return false;
                    }
                }
                return !files.isEmpty();
            } catch (Throwable unknown) {
                return false;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        /** A loader that finds another blob before this one may find other classes first, too: it looks into itself first. */
        private List<URL> candidates(ClassLoader loader) throws IOException {
            if (source.first() == null) {
                return Collections.list(loader.getResources(path()));
            }
            URL found = loader.getResource(path());
            return found == null ? List.of() : List.of(found);
        }

        private boolean isWoven(URL file) throws IOException {
            try (InputStream in = BlobSource.open(file).getInputStream()) {
                return Mark.isOf(in.readAllBytes(), origin.hash(), origin.sites());
            }
        }
    }

    /** Notes that a query counts so many sites of a class as waiting. */
    void add(BlobSource source, ClassLocations locations, Tally tally, long sites) {
        waiting.computeIfAbsent(
                        new Waiting(source, locations.name(), ClassStates.Origin.of(locations)),
                        unseen -> new LinkedHashMap<>())
                .merge(tally, sites, Long::sum);
    }

    /** Tells the queries which of their classes wait in vain. */
    void check() {
        Map<Tally, List<Waiting>> replaced = new LinkedHashMap<>();
        Map<Tally, Integer> read = new HashMap<>();
        waiting.entrySet().stream()
                .filter(entry -> isToRead(entry.getValue().keySet(), read))
                .limit(MOST_READ_IN_ALL)
                .filter(entry -> entry.getKey().isReplaced())
                .forEach(entry -> entry.getValue().forEach((tally, sites) -> {
                    List<Waiting> ofTally = replaced.computeIfAbsent(tally, unseen -> new ArrayList<>());
                    ofTally.add(entry.getKey());
                    tally.waitInVain(
                            sites,
                            ofTally.size() <= MOST_NAMED
                                    ? "the " + entry.getKey().path() + " that runs is not the one that was woven"
                                    : "other class files run than those that were woven");
                }));
    }

    /** Counts a class for each query that it is about; so many of each are looked at, whatever other queries stand beside it. */
    private static boolean isToRead(Set<Tally> tallies, Map<Tally, Integer> read) {
        boolean toRead = tallies.stream().anyMatch(tally -> read.getOrDefault(tally, 0) < MOST_READ);
        tallies.forEach(tally -> read.merge(tally, 1, Integer::sum));
        return toRead;
    }
}
