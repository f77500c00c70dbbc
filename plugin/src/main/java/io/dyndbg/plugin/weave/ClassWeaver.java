package io.dyndbg.plugin.weave;

import io.dyndbg.plugin.guard.ModuleFacts;
import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.plan.ClassAge;
import io.dyndbg.plugin.plan.ClassPlan;
import io.dyndbg.plugin.plan.Wrap;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.ScannedClasses;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Mark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaves classes, one at a time. Safe for use by any number of threads. */
public final class ClassWeaver {
    /** HotSpot compiles no method with more bytes of code ({@code -XX:+DontCompileHugeMethods}). */
    static final int LONGEST_COMPILED = 8000;

    private static final int MAGIC = 0xCAFEBABE;
    private static final int HEADER = 8;

    private final Weaving weaving;
    private final LoggingCatalog apis;
    private final ScannedClasses classes;
    private final ModuleFacts module;

    /**
     * What became of one class.
     *
     * @param bytes the class file to write: the woven one, or the very array that came in if nothing was woven
     * @param record its record, if it has any statement of a collected level or something of logging that makes no site
     * @param unreadable why the class could not be read; null if it could
     */
    public record Woven(byte[] bytes, Optional<ClassRecord> record, Unreadable unreadable) {}

    /** Why a file with a class file's name can't be read. */
    public enum Unreadable {
        /** It may be right: who wrote this has never seen such a one. */
        NEWER,
        /** Empty, a text, cut off, or anything else. */
        NO_CLASS
    }

    /**
     * Weaves the classes of a module.
     *
     * @param hierarchy the project's class path, its own classes first
     * @param module all its classes, woven or not: what one keeps may matter to another one. They are read here.
     * @throws IOException if {@code module} throws it
     */
    public ClassWeaver(Weaving weaving, Hierarchy hierarchy, ClassFiles module) throws IOException {
        this.weaving = Objects.requireNonNull(weaving);
        this.apis = new LoggingCatalog(hierarchy, weaving.wrappers());
        // Branches need new frames, and those can't be mixed with compressed ones.
        int parsing = weaving.arguments() == Arguments.KEEP ? 0 : ClassReader.EXPAND_FRAMES;
        this.classes = new ScannedClasses(apis, weaving.levels(), parsing);
        this.module = ModuleFacts.of(module, apis, classes);
    }

    private ClassWeaver(Weaving weaving, ClassWeaver like) {
        this.weaving = weaving;
        this.apis = like.apis;
        this.classes = like.classes;
        this.module = like.module;
    }

    /**
     * Answers one that weaves classes of the same folder for another blob.
     *
     * @param other with the same levels and arguments
     */
    public ClassWeaver as(Weaving other) {
        if (!other.levels().equals(weaving.levels()) || other.arguments() != weaving.arguments()) {
            throw new IllegalArgumentException("levels and arguments are those of a folder");
        }
        return new ClassWeaver(other, this);
    }

    /** Answers whether the record of a class, by its internal name, depends on what other classes of the module keep. */
    public boolean dependsOnOthers(String type) {
        return module.concern(type);
    }

    /** Answers the hash that records and woven classes carry: the CRC-32C of {@code classFile}. */
    public static int hashOf(byte[] classFile) {
        CRC32C crc = new CRC32C();
        crc.update(classFile);
        return (int) crc.getValue();
    }

    /** Weaves a class file that is not woven. Never throws for what stands in the class. */
    public Woven weave(byte[] original) {
        try {
            return classes.logs(original) ? weaveLogging(original) : new Woven(original, Optional.empty(), null);
        } catch (RuntimeException | AssertionError e) {
            // ASM throws all sorts for class files that are newer than it or damaged; such a class stays as it is.
            return new Woven(original, Optional.empty(), isNewer(original) ? Unreadable.NEWER : Unreadable.NO_CLASS);
        }
    }

    /** Answers whether {@code file} begins like a class file (JVMS 4.1) of a version that ASM does not know. */
    private static boolean isNewer(byte[] file) {
        if (file.length < HEADER || ByteBuffer.wrap(file).getInt() != MAGIC) {
            return false;
        }
        try {
            new ClassReader(file);
            return false;
        } catch (IllegalArgumentException unsupported) {
            // Of a constant that it does not know, in a class of a version that it does, ASM says nothing.
            return unsupported.getMessage() != null;
        } catch (RuntimeException damaged) {
            return false;
        }
    }

    private Woven weaveLogging(byte[] original) {
        Set<String> tooLarge = new HashSet<>();
        while (true) {
            ScannedClass scanned = classes.take(original);
            ClassNode owner = scanned.owner();
            Scan scan = scanned.scan();
            if (scan.isEmpty()) {
                return new Woven(original, Optional.empty(), null);
            }
            ClassPlan plan = ClassPlan.of(owner, scan, apis, module, weaving.arguments(), weaving.denied(), tooLarge);
            ClassRecord record = record(owner, scan, plan, hashOf(original));
            if (plan.wraps().isEmpty()) {
                return new Woven(original, Optional.of(record), null);
            }
            Set<String> largeNow = new HashSet<>();
            byte[] woven = write(scanned.reader(), owner, plan, record, largeNow);
            if (largeNow.isEmpty()) {
                return new Woven(woven, Optional.of(record), null);
            }
            tooLarge.addAll(largeNow);
        }
    }

    private static ClassRecord record(ClassNode owner, Scan scan, ClassPlan plan, int hash) {
        return new ClassRecord(
                owner.name.replace('/', '.'), plan.sourcePath(), hash, plan.sites(), plan.guards(), scan.noSite());
    }

    /** @param tooLarge takes the methods that must be left alone; if there are any, the answer is of no use */
    private byte[] write(
            ClassReader reader, ClassNode owner, ClassPlan plan, ClassRecord record, Set<String> tooLarge) {
        Set<String> taken = owner.methods.stream().map(ClassWeaver::key).collect(Collectors.toSet());
        LogMethods logMethods = new LogMethods(owner.name, (owner.access & Opcodes.ACC_INTERFACE) != 0, taken);
        Map<String, MethodWeaver> weavers = new LinkedHashMap<>();
        for (Wrap wrap : plan.wraps()) {
            weavers.computeIfAbsent(key(wrap.method()), key -> new MethodWeaver(wrap.method(), logMethods))
                    .weave(wrap);
        }
        // Built on the reader, the writer copies the constant pool and every method that is not woven as they are.
        ClassWriter writer = new ClassWriter(reader, 0);
        Mark mark = Mark.of(record.hash(), record.sites().size(), weaving.configuration(), weaving.blob());
        reader.accept(new Replacement(writer, weavers, logMethods, mark), 0);
        try {
            byte[] woven = writer.toByteArray();
            weavers.forEach((key, weaver) -> {
                if (weaver.wovenLength() > LONGEST_COMPILED && weaver.originalLength() <= LONGEST_COMPILED) {
                    tooLarge.add(key);
                }
            });
            return woven;
        } catch (MethodTooLargeException e) {
            tooLarge.add(e.getMethodName() + e.getDescriptor());
        } catch (ClassTooLargeException e) {
            tooLarge.addAll(taken);
        }
        return null;
    }

    private static String key(MethodNode method) {
        return method.name + method.desc;
    }

    /** Puts the woven methods where the originals stood, and {@code ajc$log} behind them all. */
    private static final class Replacement extends ClassVisitor {
        private final Map<String, MethodWeaver> weavers;
        private final LogMethods logMethods;
        private final Mark mark;

        Replacement(ClassVisitor cv, Map<String, MethodWeaver> weavers, LogMethods logMethods, Mark mark) {
            super(Opcodes.ASM9, cv);
            this.weavers = weavers;
            this.logMethods = logMethods;
            this.mark = mark;
        }

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            int woven = (version & 0xFFFF) < ClassAge.OLDEST_WOVEN ? ClassAge.OLDEST_WOVEN : version;
            super.visit(woven, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodWeaver weaver = weavers.get(name + descriptor);
            if (weaver == null) {
                return super.visitMethod(access, name, descriptor, signature, exceptions);
            }
            weaver.method().accept(cv);
            return null;
        }

        @Override
        public void visitEnd() {
            logMethods.add(cv, mark);
            super.visitEnd();
        }
    }
}
