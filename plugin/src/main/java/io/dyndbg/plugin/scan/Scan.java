package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a class has of logging.
 *
 * @param statements all statements of all levels, in the order of the code
 * @param guards all guards of all levels, in the order of the code
 * @param noSite what was seen and makes neither, by reason, with its number
 * @param asking the methods that ask a guard of any level, or refer to one
 * @param flows the flows of the class's methods
 * @param levels the levels that sites are made for
 */
public record Scan(
        List<Statement> statements,
        List<Guard> guards,
        SortedMap<String, Integer> noSite,
        Set<MethodNode> asking,
        Flows flows,
        Set<Level> levels) {

    /** Answers the calls of the guards that ask for one of the levels. */
    public Set<AbstractInsnNode> guardCalls() {
        return guards.stream()
                .filter(guard -> levels.contains(guard.level()))
                .map(Guard::call)
                .collect(Collectors.toSet());
    }

    /** Answers whether nothing was seen that a record would mention. */
    public boolean isEmpty() {
        return noSite.isEmpty() && statements.stream().noneMatch(Statement::collected);
    }
}
