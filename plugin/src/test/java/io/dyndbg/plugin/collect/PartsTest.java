package io.dyndbg.plugin.collect;

import static io.dyndbg.plugin.SourceFolder.age;
import static io.dyndbg.plugin.SourceFolder.bytesOf;
import static io.dyndbg.plugin.SourceFolder.service;
import static io.dyndbg.plugin.SourceFolder.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.weave.MarkFinder;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Mark;
import io.dyndbg.site.ModuleRecords;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that holds the classes of several modules, each with a blob of its own. */
class PartsTest {
    private static final String ORDERS = "com/acme/orders/Orders.class";
    private static final String PARTS = "com/acme/parts/Parts.class";
    private static final String BLOBS = "META-INF/dyndbg/";

    @TempDir
    private Path root;

    @BeforeEach
    void compileTwoClasses() throws Exception {
        new SourceFolder(classes())
                .compile(Map.of(
                        "com.acme.orders.Orders", service("com.acme.orders.Orders", "accept", 2),
                        "com.acme.parts.Parts", service("com.acme.parts.Parts", "find", 1)));
    }

    private Path classes() {
        return root.resolve("classes");
    }

    private static Part part(String name, String folder) {
        return new Part(new Part.Module(name, "com.acme." + name), path -> path.startsWith(folder));
    }

    private Outcome run(Part... parts) throws Exception {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return Compaction.run(
                new BuildFolder(
                        classes(),
                        Optional.of(root),
                        List.of(parts),
                        Options.DEFAULT,
                        BuildFolder.Libraries.ASSUMED,
                        classPath),
                file -> {});
    }

    private Outcome runBoth() throws Exception {
        return run(part("orders", "com/acme/orders/"), part("parts", "com/acme/parts/"));
    }

    private String blobOf(String path) throws Exception {
        return MarkFinder.in(Files.readAllBytes(classes().resolve(path)))
                .map(Mark::blob)
                .orElse(null);
    }

    private List<String> recorded(String module) throws Exception {
        String blob = BLOBS + "com.acme." + module + ".dyndbg";
        ModuleRecords records = StoredRecords.of(Files.readAllBytes(classes().resolve(blob)), blob)
                .get(0);
        assertThat(records.module()).isEqualTo(module);
        return records.classes().stream().map(ClassRecord::name).toList();
    }

    @Test
    void each_module_has_its_records_in_a_blob_of_its_own() throws Exception {
        Outcome outcome = runBoth();

        assertThat(outcome.modules()).map(ModuleRecords::module).containsExactly("orders", "parts");
        assertThat(blobOf(ORDERS)).isEqualTo(BLOBS + "com.acme.orders.dyndbg");
        assertThat(blobOf(PARTS)).isEqualTo(BLOBS + "com.acme.parts.dyndbg");
        assertThat(recorded("orders")).containsExactly("com.acme.orders.Orders");
        assertThat(recorded("parts")).containsExactly("com.acme.parts.Parts");
        assertThat(classes().resolve("META-INF/dyndbg/index"))
                .hasContent(BLOBS + "com.acme.orders.dyndbg\n" + BLOBS + "com.acme.parts.dyndbg\n");
    }

    @Test
    void a_second_run_writes_nothing() throws Exception {
        runBoth();
        age(root);

        assertThat(runBoth().replaced()).isZero();
        assertThat(touched(root)).isEmpty();
    }

    @Test
    void a_class_is_of_the_first_module_that_selects_it() throws Exception {
        run(part("all", ""), part("parts", "com/acme/parts/"));

        assertThat(recorded("all")).containsExactly("com.acme.orders.Orders", "com.acme.parts.Parts");
        assertThat(classes().resolve(BLOBS + "com.acme.parts.dyndbg")).doesNotExist();
    }

    @Test
    void what_moves_from_one_module_to_another_gives_what_a_clean_build_gives() throws Exception {
        runBoth();
        SortedMap<String, String> both = bytesOf(root);

        run(part("all", "com/acme/"), part("parts", "com/acme/parts/"));
        assertThat(blobOf(PARTS)).isEqualTo(BLOBS + "com.acme.all.dyndbg");
        run(part("all", "com/acme/none/"), part("orders", "com/acme/orders/"), part("parts", "com/acme/parts/"));

        assertThat(bytesOf(root)).isEqualTo(both);
    }

    @Test
    void a_class_of_no_module_becomes_what_it_was() throws Exception {
        byte[] unwoven = Files.readAllBytes(classes().resolve(PARTS));
        runBoth();

        run(part("orders", "com/acme/orders/"), part("parts", "com/acme/nothing/"));
        assertThat(classes().resolve(PARTS)).hasBinaryContent(unwoven);
        assertThat(classes().resolve("META-INF/dyndbg/index")).hasContent(BLOBS + "com.acme.orders.dyndbg\n");
    }

    @Test
    void two_modules_of_one_name_are_an_error() {
        assertThatThrownBy(() -> run(part("a", "com/"), part("a", "org/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two of one name");
    }
}
