package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.WovenProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A statement stands where it was written, although the line table of its class says another line (JSR-45). */
class InlinedCodeTest {
    /** Lines 5 and 7 are inlined twice from one line of another file; line 6 is the class's own. */
    private static final String MAP = """
            SMAP
            Main.kt
            Kotlin
            *S Kotlin
            *F
            + 1 Main.kt
            acme/MainKt
            + 2 Util.kt
            acme/util/UtilKt
            *L
            6#1:6
            3#2:5
            3#2:7
            *E
            """;

    private static final String SOURCE = """
            package acme;
            public class MainKt {
                static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("acme.MainKt");
                public static void main(String[] a) {
                    LOG.debug("inlined {}", 1);
                    LOG.debug("own");
                    LOG.debug("inlined {}", 1);
                    LOG.debug("generated");
                }
            }
            """;

    @TempDir
    Path folder;

    private WovenProgram program() throws Exception {
        new SourceFolder(folder.resolve("classes")).compile(Map.of("acme.MainKt", SOURCE));
        Path file = folder.resolve("classes/acme/MainKt.class");
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visitSource(String source, String debug) {
                                super.visitSource("Main.kt", MAP);
                            }
                        },
                        0);
        Files.write(file, writer.toByteArray());
        return WovenProgram.inFolder(folder);
    }

    @Test
    void theFileThatItWasWrittenInFindsAllCopies() throws Exception {
        try (WovenProgram program = program()) {
            assertThat(program.query("file Util.kt:3", "+psl").matched()).isEqualTo(2);
            assertThat(program.run("acme.MainKt")).containsExactly("Util.kt:3: inlined 1", "Util.kt:3: inlined 1");
        }
    }

    @Test
    void theFileThatItWasInlinedIntoFindsItsOwn() throws Exception {
        try (WovenProgram program = program()) {
            program.query("file acme/Main.kt", "+pl");
            assertThat(program.run("acme.MainKt")).containsExactly("6: own", "8: generated");
        }
    }

    @Test
    void theListingShowsWhereItWasWritten() throws Exception {
        try (WovenProgram program = program()) {
            assertThat(program.listing())
                    .containsExactly(
                            "acme/Main.kt:6 [program]main =_ \"own\" level:debug",
                            "acme/Main.kt:8 [program]main =_ \"generated\" level:debug",
                            "acme/util/Util.kt:3 [program]main =_ \"inlined {}\" level:debug",
                            "acme/util/Util.kt:3 [program]main =_ \"inlined {}\" level:debug");
        }
    }

    @Test
    void aMisspeltFileIsSuggested() throws Exception {
        try (WovenProgram program = program()) {
            assertThat(program.query("file Utils.kt", "+p").warnings())
                    .anyMatch(warning -> warning.contains("Util.kt"));
        }
    }
}
