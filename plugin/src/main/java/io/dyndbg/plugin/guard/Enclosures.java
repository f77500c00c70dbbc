package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.Statement;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;

/**
 * What the guards of one class enclose, and which of them decide more than that.
 *
 * @param enclosed for each guard that encloses collected statements and can be switched, these statements in the order of
 *     the code
 * @param decidesMore for each guard that encloses collected statements but must never be switched, the reason
 * @param behind for each collected statement that such a guard encloses, the reason
 * @param notes for each collected statement of which it is not sure that it can be reached, what is known
 */
public record Enclosures(
        Map<Guard, List<Statement>> enclosed,
        Map<Guard, String> decidesMore,
        Map<Statement, String> behind,
        Map<Statement, String> notes) {

    /**
     * Finds the enclosures of one class. Changes nothing in it, and never fails: guards in code that can't be analysed
     * decide more. Each map keeps the order in which the guards and statements were given.
     *
     * @param owner the class, all of its methods with code
     * @param scan all statements and all guards of all levels in it
     * @param apis the logging APIs
     * @param module what the classes of the module must know of each other
     */
    public static Enclosures of(ClassNode owner, Scan scan, LoggingCatalog apis, ModuleFacts module) {
        boolean asked = !scan.asking().isEmpty() || !scan.levelQuestions().isEmpty() || module.concern(owner.name);
        if (!asked || scan.statements().stream().noneMatch(Statement::collected)) {
            return new Enclosures(Map.of(), Map.of(), Map.of(), Map.of());
        }
        return module.begun(owner)
                .orElseGet(() -> new EnclosureSearch(owner, scan, apis, module))
                .find();
    }
}
