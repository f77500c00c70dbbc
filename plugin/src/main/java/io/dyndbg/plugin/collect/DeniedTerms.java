package io.dyndbg.plugin.collect;

import io.dyndbg.plugin.scan.Denied;
import io.dyndbg.query.Terms;
import io.dyndbg.site.CallsiteRecord;
import java.util.List;

/**
 * The statements that a build denies, as terms of queries select them. Immutable.
 *
 * @param module the module's name
 * @param selections each selects some
 */
record DeniedTerms(String module, List<Terms> selections) implements Denied {

    @Override
    public boolean contains(String className, String sourcePath, CallsiteRecord site) {
        return selections.stream()
                .anyMatch(terms -> terms.matchModule(module)
                        && terms.matchClass(className)
                        && terms.matchFile(site.source() == null ? sourcePath : site.source())
                        && terms.matchFunction(site.function())
                        && terms.matchLine(site.line())
                        && terms.matchLevel(site.level())
                        && terms.matchFormat(site.format()));
    }

    @Override
    public int configuration() {
        return selections.isEmpty() ? 0 : selections.toString().hashCode();
    }
}
