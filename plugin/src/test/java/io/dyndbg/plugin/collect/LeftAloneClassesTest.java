package io.dyndbg.plugin.collect;

import static io.dyndbg.plugin.SourceFolder.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that can't be woven stay byte for byte as they are, and are counted with a reason; the others are woven. */
class LeftAloneClassesTest {
    private static final String ORDERS = "com/acme/Orders.class";
    private static final String PARTS = "com/acme/Parts.class";

    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void compileTwoClasses() throws IOException {
        build = Build.in(root);
        build.sources()
                .compile(Map.of(
                        "com.acme.Orders", service("com.acme.Orders", "accept", 2),
                        "com.acme.Parts", service("com.acme.Parts", "find", 1)));
    }

    @Test
    void classNewerThanAsm() throws Exception {
        byte[] newer = Files.readAllBytes(build.classes().resolve(ORDERS));
        newer[6] = 0;
        newer[7] = (byte) 200;
        Files.write(build.classes().resolve(ORDERS), newer);

        Outcome outcome = build.run();

        assertThat(build.classes().resolve(ORDERS)).hasBinaryContent(newer);
        assertThat(outcome.leftAlone())
                .containsExactly(new LeftAlone(ORDERS, 1, "class file is newer than dyndbg can read", false));
        assertThat(build.isWoven(PARTS)).isTrue();
    }

    @Test
    void filesThatAreNoClassFiles() throws Exception {
        byte[] broken = Files.readAllBytes(build.classes().resolve(ORDERS));
        byte[] half = Arrays.copyOf(broken, broken.length / 2);
        Files.write(build.classes().resolve(ORDERS), half);
        Files.write(build.classes().resolve("Empty.class"), new byte[0]);
        write("Text.class", "a text, and no class");
        Files.createDirectories(build.classes().resolve("Folder.class"));
        Files.createSymbolicLink(build.classes().resolve("Nowhere.class"), Path.of("gone"));

        Outcome outcome = build.run();

        assertThat(build.classes().resolve(ORDERS)).hasBinaryContent(half);
        assertThat(outcome.leftAlone()).isEmpty();
        assertThat(outcome.notes())
                .containsExactly("no class files, left as found: Empty.class, Text.class, " + ORDERS
                        + ", Folder.class, Nowhere.class");
        assertThat(build.isWoven(PARTS)).isTrue();
    }

    @Test
    void classesOfASignedJarThatWasUnpacked() throws Exception {
        byte[] signed = Files.readAllBytes(build.classes().resolve(ORDERS));
        write("META-INF/ACME.SF", "Signature-Version: 1.0\r\n\r\nName: " + ORDERS + "\r\nSHA-256-Digest: AAAA\r\n\r\n");

        Outcome outcome = build.run();

        assertThat(build.classes().resolve(ORDERS)).hasBinaryContent(signed);
        assertThat(outcome.leftAlone()).containsExactly(new LeftAlone(ORDERS, 3, "signed", false));
        assertThat(outcome.notes()).singleElement().asString().contains("META-INF/*.SF");
        assertThat(build.isWoven(PARTS)).isTrue();
    }

    @Test
    void everyClassBesideASignatureThatNamesNone() throws Exception {
        write("META-INF/ACME.SF", "Signature-Version: 1.0\r\n\r\n");
        build.run();
        assertThat(build.isWoven(ORDERS)).isFalse();
        assertThat(build.isWoven(PARTS)).isFalse();
        assertThat(build.classes().resolve(Build.BLOB)).doesNotExist();
    }

    @Test
    void classFileThatLiesElsewhereThanItsPackage() throws Exception {
        Path elsewhere = build.classes().resolve("backup/Orders.class");
        Files.createDirectories(elsewhere.getParent());
        Files.copy(build.classes().resolve(ORDERS), elsewhere);
        Outcome outcome = build.run();
        assertThat(build.isWoven("backup/Orders.class")).isFalse();
        assertThat(outcome.leftAlone())
                .singleElement()
                .satisfies(place -> assertThat(place.reason()).contains("folder of its package"));
    }

    private void write(String path, String text) throws IOException {
        Path file = build.classes().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
