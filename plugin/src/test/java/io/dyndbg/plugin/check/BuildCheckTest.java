package io.dyndbg.plugin.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Part;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCheckTest {
    private static final String CLASS = """
            package com.acme;
            class Shop {
                static final org.slf4j.Logger slf4j = org.slf4j.LoggerFactory.getLogger("a");
                static final org.apache.logging.log4j.Logger log4j = org.apache.logging.log4j.LogManager.getLogger("a");
                static final java.util.logging.Logger jul = java.util.logging.Logger.getLogger("a");
                static final org.apache.commons.logging.Log jcl = org.apache.commons.logging.LogFactory.getLog("a");
                static final org.jboss.logging.Logger jboss = org.jboss.logging.Logger.getLogger("a");
                static final System.Logger system = System.getLogger("a");
                METHODS
            }
            """;

    private static final String METHOD =
            "void sell%d(String a, int b, Object c, Exception e, Object[] all, java.util.List<String> list) { %s }\n";

    /** The line of the first method. */
    private static final int FIRST = 9;

    @TempDir
    private Path folder;

    private BuildFolder build() {
        return new BuildFolder(
                folder.resolve("classes"),
                Optional.of(folder.resolve("target")),
                List.of(Part.whole("shop", "com.acme.shop")),
                Options.DEFAULT,
                BuildFolder.Libraries.ASSUMED,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }

    private void weave(String... statements) throws Exception {
        compile(statements);
        Compaction.run(build(), file -> {});
    }

    private void compile(String... statements) throws Exception {
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < statements.length; i++) {
            methods.append(METHOD.formatted(i, statements[i]));
        }
        new SourceFolder(folder.resolve("classes"))
                .compile(Map.of("com.acme.Shop", CLASS.replace("METHODS\n", methods)));
    }

    private List<Finding> check(Limits limits, String... rules) throws Exception {
        return BuildCheck.run(build(), Rules.of(List.of(rules)), limits, 0);
    }

    /** Each line of the file: what stands in a method, the rule that finds something there or none, and a part of what it says. */
    @Test
    void statements_are_found_wrong_or_not() throws Exception {
        List<String[]> lines;
        try (InputStream in = BuildCheckTest.class.getResourceAsStream("statements.txt")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|", -1))
                    .toList();
        }
        weave(lines.stream().map(line -> line[0]).toArray(String[]::new));
        Map<Integer, List<Finding>> findings =
                check(Limits.NONE, "unswitchable:off").stream().collect(Collectors.groupingBy(Finding::line));
        for (int i = 0; i < lines.size(); i++) {
            String[] line = lines.get(i);
            List<Finding> found = findings.getOrDefault(FIRST + i, List.of());
            if (line[1].equals("none")) {
                assertThat(found).describedAs(line[0]).isEmpty();
                continue;
            }
            assertThat(found).describedAs(line[0]).singleElement().satisfies(finding -> {
                assertThat(finding.rule().word()).isEqualTo(line[1]);
                assertThat(finding.message()).contains(line[2]);
                assertThat(finding.file()).isEqualTo("com/acme/Shop.java");
                assertThat(finding.advice()).isNotBlank();
            });
        }
    }

    @Test
    void what_has_no_switch_is_found() throws Exception {
        weave("list.forEach(slf4j::debug);");
        assertThat(check(Limits.NONE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.line(Severity.WARN))
                        .isEqualTo("com/acme/Shop.java unswitchable: 1 statement has no switch: method reference."
                                + " Write a lambda that calls the logger"));
        weave("boolean on = slf4j.isDebugEnabled(); all[0] = on; if (on) slf4j.debug(\"a\");");
        assertThat(check(Limits.NONE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("a guard around it has no switch"));
    }

    @Test
    void a_build_may_have_too_much() throws Exception {
        weave("slf4j.debug(\"a\"); slf4j.debug(\"b\");");
        assertThat(check(new Limits(OptionalInt.of(2), OptionalLong.of(10_000), OptionalInt.empty())))
                .isEmpty();
        assertThat(check(new Limits(OptionalInt.of(1), OptionalLong.of(20), OptionalInt.empty())))
                .extracting(Finding::rule)
                .containsExactly(Rule.BUDGET, Rule.BUDGET);
        assertThat(BuildCheck.run(
                        build(),
                        Rules.of(List.of()),
                        new Limits(OptionalInt.empty(), OptionalLong.empty(), OptionalInt.of(3)),
                        4))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("4 new sites, 3 may be"));
    }

    @Test
    void what_was_compiled_since_is_out_of_date() throws Exception {
        weave("slf4j.debug(\"a\");");
        compile("slf4j.debug(\"b\");");
        assertThat(check(Limits.NONE)).extracting(Finding::rule).containsExactly(Rule.OUTDATED);
    }

    @Test
    void what_is_off_is_not_looked_for() throws Exception {
        weave("slf4j.debug(\"{}\"); slf4j.debug(\"a\" + a);");
        assertThat(check(Limits.NONE)).hasSize(2);
        assertThat(check(Limits.NONE, "all:off", "concatenation:fail"))
                .extracting(Finding::rule)
                .containsExactly(Rule.CONCATENATION);
    }

    @Test
    void the_file_for_code_hosts_is_as_its_schema_says() throws Exception {
        weave("slf4j.debug(\"{}\"); slf4j.debug(\"a\" + a); list.forEach(slf4j::debug);");
        Rules rules = Rules.of(List.of("concatenation:off"));
        List<Finding> findings = BuildCheck.run(
                build(), rules, new Limits(OptionalInt.of(1), OptionalLong.empty(), OptionalInt.empty()), 0);
        assertThat(findings).hasSize(3);
        String sarif = new String(
                new SarifFile(findings, rules, file -> Optional.of("core/src/main/java/" + file), "1").bytes(),
                StandardCharsets.UTF_8);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(BuildCheckTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"));
        assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(sarif.replace("\"startLine\" : 9", "\"startLine\" : 0"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(sarif)
                .contains("\"uri\" : \"core/src/main/java/com/acme/Shop.java\"", "\"ruleId\" : \"placeholders\"");
    }

    @Test
    void nothing_is_written() throws Exception {
        weave("slf4j.debug(\"{}\");");
        Path woven = folder.resolve("classes/com/acme/Shop.class");
        byte[] before = Files.readAllBytes(woven);
        check(Limits.NONE);
        assertThat(woven).hasBinaryContent(before);
    }
}
