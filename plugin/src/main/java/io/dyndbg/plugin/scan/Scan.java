package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.Flows;
import java.util.List;
import java.util.SortedMap;

/**
 * What a class has of logging.
 *
 * @param statements all statements of all levels, in the order of the code
 * @param guards all guards of all levels, in the order of the code
 * @param noSite what was seen and makes neither, by reason, with its number
 * @param flows the flows of the class's methods
 */
public record Scan(List<Statement> statements, List<Guard> guards, SortedMap<String, Integer> noSite, Flows flows) {

    /** Answers whether nothing was seen that a record would mention. */
    public boolean isEmpty() {
        return noSite.isEmpty() && statements.stream().noneMatch(Statement::collected);
    }
}
