package io.dyndbg.plugin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** One pass over a method answers what ASM's analyser answers after as many as it takes, over classes of the JDK. */
class MethodFlowTest {

    @ParameterizedTest
    @ValueSource(strings = {"java/util", "java/util/concurrent", "java/text", "java/util/stream", "java/time/format"})
    void valuesComeFromWhereAsmsAnalyserSaysTheyDo(String folder) throws Exception {
        int compared = 0;
        for (ClassNode owner : classes(folder)) {
            for (MethodNode method : owner.methods) {
                if (method.instructions.size() > 0) {
                    compared += compare(owner, method);
                }
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private static List<ClassNode> classes(String folder) throws IOException {
        Path path = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base", folder);
        List<ClassNode> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".class"))::iterator) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, 0);
                classes.add(node);
            }
        }
        return classes;
    }

    private static int compare(ClassNode owner, MethodNode method) throws AnalyzerException {
        Frame<SourceValue>[] frames = new Analyzer<>(new SourceInterpreter()).analyze(owner.name, method);
        MethodFlow flow = MethodFlow.of(method, field -> false).orElseThrow();
        int compared = 0;
        for (int node = 0; node < frames.length; node++) {
            String place = owner.name + "." + method.name + method.desc + " at " + node;
            assertThat(flow.stack().live(node)).as(place).isEqualTo(frames[node] != null);
            if (frames[node] != null) {
                AbstractInsnNode insn = method.instructions.get(node);
                compareStack(flow, insn, frames[node], place);
                compareLocal(flow, insn, frames[node], place, method);
                compared++;
            }
        }
        return compared;
    }

    private static void compareStack(MethodFlow flow, AbstractInsnNode insn, Frame<SourceValue> frame, String place) {
        int top = frame.getStackSize() - 1;
        if (insn instanceof MethodInsnNode call) {
            int operands = Type.getArgumentCount(call.desc) + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
            for (int index = 0; index < operands; index++) {
                Set<AbstractInsnNode> expected = frame.getStack(top + 1 - operands + index).insns;
                assertThat(pushed(flow.stack().producers(call, index)))
                        .as(place)
                        .isEqualTo(expected);
                for (AbstractInsnNode producer : expected) {
                    assertThat(flow.stack().consumers(producer)).as(place).contains(insn);
                }
            }
        } else if (insn.getOpcode() >= Opcodes.IFEQ && insn.getOpcode() <= Opcodes.IFLE) {
            Set<AbstractInsnNode> expected = frame.getStack(top).insns;
            assertThat(flow.stack().producerBelow(insn, 0)).as(place).isEqualTo(sole(expected));
        } else if (insn instanceof FrameNode declared) {
            List<SourceValue> stack = flow.stack().at(declared);
            assertThat(stack).as(place).hasSize(top + 1);
            for (int slot = 0; slot <= top; slot++) {
                assertThat(pushed(stack.get(slot).insns)).as(place).isEqualTo(frame.getStack(slot).insns);
            }
        }
    }

    /** ASM knows no source for what a handler caught; here it is the handler's label. */
    private static Set<AbstractInsnNode> pushed(Set<AbstractInsnNode> producers) {
        Set<AbstractInsnNode> pushed = new HashSet<>(producers);
        pushed.removeIf(producer -> producer.getOpcode() < 0);
        return pushed;
    }

    private static void compareLocal(
            MethodFlow flow, AbstractInsnNode insn, Frame<SourceValue> frame, String place, MethodNode method) {
        int parameters = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
        // ASM loses a parameter that is merged with a store.
        if (insn instanceof VarInsnNode load && insn.getOpcode() <= Opcodes.ALOAD && load.var >= parameters) {
            Set<AbstractInsnNode> expected = frame.getLocal(load.var).insns;
            int node = method.instructions.indexOf(insn);
            Optional<AbstractInsnNode> found = flow.locals().soleStore(node, load.var);
            if (expected.size() == 1) {
                assertThat(found).as(place).isEqualTo(sole(expected).filter(VarInsnNode.class::isInstance));
            } else if (found.isPresent()) {
                assertThat(expected)
                        .as(place)
                        .contains(found.get())
                        .allMatch(store -> store == found.get() || endsTryRange(store, method));
            }
            expected.stream()
                    .filter(store -> !endsTryRange(store, method))
                    .forEach(store -> assertThat(
                                    flow.locals().readsAfter(load.var, List.of(method.instructions.indexOf(store))))
                            .as(place)
                            .matches(reads -> reads.get(node)));
        }
    }

    /** ASM has edges to the handler from labels, too; what the last instruction of the range stores no handler sees. */
    private static boolean endsTryRange(AbstractInsnNode store, MethodNode method) {
        Set<AbstractInsnNode> ends = new HashSet<>();
        method.tryCatchBlocks.forEach(range -> ends.add(range.end));
        AbstractInsnNode next = store.getNext();
        while (next.getOpcode() < 0 && !ends.contains(next)) {
            next = next.getNext();
        }
        return next.getOpcode() < 0;
    }

    private static Optional<AbstractInsnNode> sole(Set<AbstractInsnNode> sources) {
        return sources.size() == 1 ? Optional.of(sources.iterator().next()) : Optional.empty();
    }
}
