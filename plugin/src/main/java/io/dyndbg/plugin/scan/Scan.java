package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.site.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a class has of logging.
 *
 * @param statements all statements of all levels, in the order of the code
 * @param guards all guards of all levels, in the order of the code
 * @param noSite what was seen and makes neither, by reason, with its number
 * @param guardCalls the calls of the guards that ask for one of {@code levels}
 * @param levelQuestions the calls that ask a logger which level it has, or whether one is enabled that is known only at run time, with the
 *     methods that they stand in
 * @param asking the methods that ask a guard of any level, or refer to one
 * @param uses what those do with the answers, as far as somebody has looked; written to by who looks first
 * @param flows the flows of the class's methods
 * @param levels the levels that sites are made for
 */
public record Scan(
        List<Statement> statements,
        List<Guard> guards,
        SortedMap<String, Integer> noSite,
        Set<AbstractInsnNode> guardCalls,
        Map<AbstractInsnNode, MethodNode> levelQuestions,
        Set<MethodNode> asking,
        Map<MethodNode, GuardUse> uses,
        Flows flows,
        Set<Level> levels) {

    /** Answers whether nothing was seen that a record would mention. */
    public boolean isEmpty() {
        return noSite.isEmpty() && statements.stream().noneMatch(Statement::collected);
    }
}
