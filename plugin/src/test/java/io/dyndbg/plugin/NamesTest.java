package io.dyndbg.plugin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {
    /** The plugin's reader knows the runtime, too: a word means the same in both. */
    @Test
    void noTwoClassesHaveOneName() {
        Map<String, Set<String>> packages = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.dyndbg").stream()
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                        .collect(groupingBy(JavaClass::getSimpleName, mapping(NamesTest::house, toSet())));

        assertThat(packages).containsKeys("ClassPlan", "Query");
        assertThat(packages)
                .allSatisfy((name, houses) -> assertThat(houses).as(name).hasSize(1));
    }

    /** Each API has its own logger that answers a constant, for instance: these are one thing. */
    private static String house(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("io.dyndbg.print.") ? "io.dyndbg.print" : name;
    }
}
