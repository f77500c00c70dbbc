package io.dyndbg.plugin.collect;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** The line {@code requires io.dyndbg.runtime} of a {@code module-info.class}, without which woven classes can't link. */
final class ModuleRequires {
    static final String RUNTIME = "io.dyndbg.runtime";

    private ModuleRequires() {}

    /**
     * Answers the module declaration with the line added, or {@code moduleInfo} itself if it has the line. One that says
     * {@code static} is none when the module runs: nothing else might bring the runtime along, and the switches would be dead.
     *
     * @throws RuntimeException if ASM can't read it
     */
    static byte[] addedTo(byte[] moduleInfo) {
        ClassReader reader = new ClassReader(moduleInfo);
        // The constant pool is copied, so that attributes that ASM does not know keep their meaning.
        ClassWriter writer = new ClassWriter(reader, 0);
        Adder adder = new Adder(writer);
        reader.accept(adder, 0);
        return adder.present ? moduleInfo : writer.toByteArray();
    }

    private static final class Adder extends ClassVisitor {
        private boolean present;

        Adder(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public ModuleVisitor visitModule(String name, int access, String version) {
            return new ModuleVisitor(Opcodes.ASM9, super.visitModule(name, access, version)) {
                @Override
                public void visitRequire(String module, int access, String version) {
                    if (!module.equals(RUNTIME)) {
                        super.visitRequire(module, access, version);
                    } else if ((access & Opcodes.ACC_STATIC_PHASE) == 0) {
                        present = true;
                        super.visitRequire(module, access, version);
                    }
                }

                @Override
                public void visitEnd() {
                    if (!present) {
                        super.visitRequire(RUNTIME, 0, null);
                    }
                    super.visitEnd();
                }
            };
        }
    }
}
