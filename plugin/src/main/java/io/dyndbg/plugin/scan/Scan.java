package io.dyndbg.plugin.scan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a class has of logging.
 *
 * @param statements all statements of all levels, in the order of the code
 * @param guards all guards of all levels, in the order of the code
 * @param noSite what was seen and makes neither, by reason, with its number
 * @param flows the data flow of each method that has a statement or a guard; a method that could not be analysed is missing
 */
public record Scan(
        List<Statement> statements,
        List<Guard> guards,
        SortedMap<String, Integer> noSite,
        Map<MethodNode, Dataflow> flows) {

    /** Answers whether nothing was seen that a record would mention. */
    public boolean isEmpty() {
        return noSite.isEmpty() && statements.stream().noneMatch(Statement::collected);
    }
}
