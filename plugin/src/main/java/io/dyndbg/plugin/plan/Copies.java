package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.Walk;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.MethodNode;

/**
 * Puts statements together that are one statement for the user: compilers copy a {@code finally} block to each of its
 * exits. Copies have the same line, call and text, and none can be reached from another one without going back.
 */
final class Copies {
    /** What copies have in common. */
    private record Likeness(MethodNode method, int line, String owner, String name, String descriptor, Format format) {
        static Likeness of(Statement statement) {
            return new Likeness(
                    statement.method(),
                    statement.line(),
                    statement.call().owner,
                    statement.call().name,
                    statement.call().desc,
                    statement.format());
        }
    }

    private Copies() {}

    /** Answers the statements by site: most of them alone. The order is that of the first of each. */
    static List<List<Statement>> together(List<Statement> statements, Flows flows) {
        List<List<Statement>> sites = new ArrayList<>();
        Map<Likeness, List<List<Statement>>> alike = new HashMap<>();
        for (Statement statement : statements) {
            List<List<Statement>> candidates = alike.computeIfAbsent(Likeness.of(statement), any -> new ArrayList<>(1));
            List<Statement> site = siteOf(
                    statement, candidates, flows.known(statement.method()).control());
            if (site == null) {
                site = new ArrayList<>(1);
                sites.add(site);
                candidates.add(site);
            }
            site.add(statement);
        }
        return sites;
    }

    /** Without line numbers nothing tells a copy from a statement that was written twice. */
    private static List<Statement> siteOf(Statement statement, List<List<Statement>> candidates, ControlFlow control) {
        for (int i = candidates.size() - 1; i >= 0 && statement.line() != 0; i--) {
            Statement first = candidates.get(i).get(0);
            if (!reachesForward(control, control.node(first.end()), control.node(statement.call()))) {
                return candidates.get(i);
            }
        }
        return null;
    }

    /** Follows the code without jumps back and without exceptions. */
    private static boolean reachesForward(ControlFlow control, int from, int goal) {
        Walk walk = new Walk(control);
        int goalBlock = control.block(goal);
        walk.visit(control.block(from));
        while (walk.more()) {
            int block = walk.take();
            if (block == goalBlock) {
                return true;
            }
            for (int next : control.successors(block)) {
                if (next > block && next <= goalBlock) {
                    walk.visit(next);
                }
            }
        }
        return false;
    }
}
