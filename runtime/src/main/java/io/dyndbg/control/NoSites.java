package io.dyndbg.control;

import io.dyndbg.answer.QueryAnswer;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.query.Terms;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what the classes that a query selects have of logging beside their sites. Used by one thread. */
final class NoSites {
    private final Terms terms;
    private final SortedMap<String, Long> numbers = new TreeMap<>();

    NoSites(Terms terms) {
        this.terms = terms;
    }

    void see(ClassLocations locations) {
        if (locations.hasNoSites()
                && terms.matchModule(locations.module())
                && terms.matchClass(locations.name())
                && terms.matchFile(locations.sourcePath())) {
            locations.noSites().forEach((reason, number) -> numbers.merge(reason, (long) number, Long::sum));
        }
    }

    /**
     * Answers a note for each reason, where the query is about these classes: it names some and selects all that they have, or
     * it selects nothing.
     */
    List<String> notes(boolean selectsNothing) {
        boolean about = terms.selectWholeClasses() && (terms.className() != null || terms.file() != null);
        return about || selectsNothing
                ? numbers.entrySet().stream()
                        .map(number ->
                                QueryAnswer.statements(number.getValue()) + " without a site: " + number.getKey())
                        .toList()
                : List.of();
    }
}
