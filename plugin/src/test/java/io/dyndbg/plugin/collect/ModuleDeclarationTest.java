package io.dyndbg.plugin.collect;

import static io.dyndbg.plugin.SourceFolder.age;
import static io.dyndbg.plugin.SourceFolder.service;
import static io.dyndbg.plugin.SourceFolder.touched;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

class ModuleDeclarationTest {
    private static final String MODULE_INFO = "module-info.class";

    @TempDir
    private Path root;

    private Build build;

    @BeforeEach
    void compileAModule() throws IOException {
        build = Build.in(root);
        build.sources()
                .compile(Map.of(
                        "module-info",
                        "@Deprecated open module com.acme.core { requires org.slf4j; uses Runnable; exports com.acme; }",
                        "com.acme.Orders",
                        service("com.acme.Orders", "accept", 2)));
    }

    @Test
    void requiresTheRuntimeAndKeepsEverythingElse() throws Exception {
        ModuleDescriptor before = descriptor();

        Outcome outcome = build.run();

        ModuleDescriptor after = descriptor();
        assertThat(after.requires())
                .containsAll(before.requires())
                .anyMatch(requires -> requires.name().equals("io.dyndbg.runtime")
                        && requires.modifiers().isEmpty())
                .hasSize(before.requires().size() + 1);
        assertThat(after.exports()).isEqualTo(before.exports());
        assertThat(after.uses()).isEqualTo(before.uses());
        assertThat(after.modifiers()).isEqualTo(before.modifiers()).isEqualTo(Set.of(ModuleDescriptor.Modifier.OPEN));
        assertThat(outcome.notes()).containsExactly("added 'requires io.dyndbg.runtime' to module-info.class");
    }

    @Test
    void keepsAttributesThatNobodyKnows() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes()).accept(writer, 0);
        writer.visitAttribute(new Unknown());
        Files.write(build.classes().resolve(MODULE_INFO), writer.toByteArray());
        build.run();
        assertThat(new String(bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("com.acme.Unknown")
                .contains("secret");
        assertThat(descriptor().requires()).hasSize(3);
    }

    @Test
    void secondBuildTouchesNothingAndSaysNothing() throws Exception {
        build.run();
        age(root);
        Outcome second = build.run();
        assertThat(touched(root)).isEmpty();
        assertThat(second.notes()).isEmpty();
    }

    @Test
    void becomesWhatItWasWhenNothingIsWovenAnyMore() throws Exception {
        byte[] before = bytes();
        build.run();
        build.excludes(".*").run();
        assertThat(bytes()).isEqualTo(before);
        assertThat(build.originals().resolve(MODULE_INFO)).doesNotExist();
    }

    @Test
    void staysAsItIsWhereNothingIsWoven() throws Exception {
        byte[] before = bytes();
        build.excludes("com/.*").run();
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void declarationThatRequiresTheRuntimeItselfStaysAsItIs() throws Exception {
        byte[] own = ModuleRequires.addedTo(bytes());
        Files.write(build.classes().resolve(MODULE_INFO), own);
        build.run();
        assertThat(bytes()).isEqualTo(own);
        build.excludes(".*").run();
        assertThat(bytes()).isEqualTo(own);
    }

    /** A static one holds for the compiler alone. */
    @Test
    void staticRequirementBecomesOneThatHoldsAtRunTime() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes())
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public ModuleVisitor visitModule(String name, int access, String version) {
                                ModuleVisitor module = super.visitModule(name, access, version);
                                module.visitRequire("io.dyndbg.runtime", Opcodes.ACC_STATIC_PHASE, "0.1.0");
                                return module;
                            }
                        },
                        0);
        Files.write(build.classes().resolve(MODULE_INFO), writer.toByteArray());
        build.run();
        assertThat(descriptor().requires())
                .filteredOn(requires -> requires.name().equals("io.dyndbg.runtime"))
                .singleElement()
                .satisfies(requires -> assertThat(requires.modifiers()).isEmpty());
        build.excludes(".*").run();
        assertThat(bytes()).isEqualTo(writer.toByteArray());
    }

    @Test
    void brokenDeclarationIsLeftAlone() throws Exception {
        Files.write(build.classes().resolve(MODULE_INFO), new byte[] {1, 2});
        Outcome outcome = build.run();
        assertThat(bytes()).containsExactly(1, 2);
        assertThat(outcome.leftAlone())
                .singleElement()
                .satisfies(place -> assertThat(place.place()).isEqualTo(MODULE_INFO));
        assertThat(build.isWoven("com/acme/Orders.class")).isTrue();
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(build.classes().resolve(MODULE_INFO));
    }

    private ModuleDescriptor descriptor() throws IOException {
        return ModuleDescriptor.read(ByteBuffer.wrap(bytes()));
    }

    private static final class Unknown extends Attribute {
        Unknown() {
            super("com.acme.Unknown");
        }

        @Override
        protected ByteVector write(ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
            return new ByteVector().putUTF8("secret");
        }
    }
}
