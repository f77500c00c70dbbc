package io.dyndbg.site;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All records of one module: what goes into a blob and comes out of it.
 *
 * @param module the module's name as queries match it, by default the artifactId
 * @param classes the classes, ordered by name
 */
public record ModuleRecords(String module, List<ClassRecord> classes) {
    public ModuleRecords {
        Objects.requireNonNull(module);
        classes =
                classes.stream().sorted(Comparator.comparing(ClassRecord::name)).toList();
    }
}
