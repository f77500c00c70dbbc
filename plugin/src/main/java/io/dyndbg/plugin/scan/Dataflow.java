package io.dyndbg.plugin.scan;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which instructions push what the instructions of one method pop, and the other way round. Since ASM 9.11 a {@code dup}
 * counts as the producer of both of its values.
 */
public final class Dataflow {
    private final MethodNode method;
    private final Frame<SourceValue>[] frames;
    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> consumers;

    private Dataflow(
            MethodNode method, Frame<SourceValue>[] frames, Map<AbstractInsnNode, Set<AbstractInsnNode>> consumers) {
        this.method = method;
        this.frames = frames;
        this.consumers = consumers;
    }

    /** Answers the data flow of {@code method}; nothing if it can't be analysed ({@code jsr}, broken code). */
    public static Optional<Dataflow> of(String owner, MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.JSR || insn.getOpcode() == Opcodes.RET) {
                return Optional.empty();
            }
        }
        ConsumerRecorder recorder = new ConsumerRecorder();
        try {
            return Optional.of(
                    new Dataflow(method, new Analyzer<>(recorder).analyze(owner, method), recorder.consumers));
        } catch (AnalyzerException | RuntimeException e) {
            // The analyzer throws both for code that no JVM would verify.
            return Optional.empty();
        }
    }

    /** Answers whether {@code insn} can be reached at all. */
    public boolean reaches(AbstractInsnNode insn) {
        return frameAt(insn) != null;
    }

    /** Answers how many values lie on the stack before {@code insn}; a long or a double is one value. */
    public int stackBefore(AbstractInsnNode insn) {
        return frameAt(insn).getStackSize();
    }

    /**
     * Answers the instructions that push what {@code call} pops as operand {@code index}: the receiver is operand 0, then
     * the arguments.
     */
    public Set<AbstractInsnNode> producers(MethodInsnNode call, int index) {
        Frame<SourceValue> frame = frameAt(call);
        int operands = 1 + Type.getArgumentTypes(call.desc).length;
        return frame.getStack(frame.getStackSize() - operands + index).insns;
    }

    /** Answers the one instruction that pushes operand {@code index} of {@code call}, if it is one. */
    public Optional<AbstractInsnNode> producer(MethodInsnNode call, int index) {
        Set<AbstractInsnNode> producers = producers(call, index);
        return producers.size() == 1 ? Optional.of(producers.iterator().next()) : Optional.empty();
    }

    /** Answers the one instruction that pushes what is {@code depth} values below the top of the stack before {@code insn}. */
    public Optional<AbstractInsnNode> producerBelow(AbstractInsnNode insn, int depth) {
        Frame<SourceValue> frame = frameAt(insn);
        Set<AbstractInsnNode> producers = frame.getStack(frame.getStackSize() - 1 - depth).insns;
        return producers.size() == 1 ? Optional.of(producers.iterator().next()) : Optional.empty();
    }

    /** Answers whether what {@code producer} pushed lies on the stack before {@code insn}, {@code depth} values above the bottom. */
    public boolean lies(AbstractInsnNode producer, int depth, AbstractInsnNode insn) {
        Frame<SourceValue> frame = frameAt(insn);
        return frame != null
                && frame.getStackSize() > depth
                && frame.getStack(depth).insns.contains(producer);
    }

    /** Answers the instructions that use what {@code producer} pushes; a {@code pop} does not count. */
    public Set<AbstractInsnNode> consumers(AbstractInsnNode producer) {
        return consumers.getOrDefault(producer, Set.of());
    }

    private Frame<SourceValue> frameAt(AbstractInsnNode insn) {
        return frames[method.instructions.indexOf(insn)];
    }

    /** Notes who asks for a value while the analysis runs: what it sees early is part of what it sees in the end. */
    private static final class ConsumerRecorder extends SourceInterpreter {
        private final Map<AbstractInsnNode, Set<AbstractInsnNode>> consumers = new IdentityHashMap<>();

        ConsumerRecorder() {
            super(Opcodes.ASM9);
        }

        private void used(AbstractInsnNode by, SourceValue value) {
            for (AbstractInsnNode producer : value.insns) {
                consumers
                        .computeIfAbsent(producer, p -> Collections.newSetFromMap(new IdentityHashMap<>(2)))
                        .add(by);
            }
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            used(insn, value);
            return super.copyOperation(insn, value);
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode insn, SourceValue value) {
            used(insn, value);
            return super.unaryOperation(insn, value);
        }

        @Override
        public SourceValue binaryOperation(AbstractInsnNode insn, SourceValue value1, SourceValue value2) {
            used(insn, value1);
            used(insn, value2);
            return super.binaryOperation(insn, value1, value2);
        }

        @Override
        public SourceValue ternaryOperation(
                AbstractInsnNode insn, SourceValue value1, SourceValue value2, SourceValue value3) {
            used(insn, value1);
            used(insn, value2);
            used(insn, value3);
            return super.ternaryOperation(insn, value1, value2, value3);
        }

        @Override
        public SourceValue naryOperation(AbstractInsnNode insn, List<? extends SourceValue> values) {
            for (SourceValue value : values) {
                used(insn, value);
            }
            return super.naryOperation(insn, values);
        }

        @Override
        public void returnOperation(AbstractInsnNode insn, SourceValue value, SourceValue expected) {
            used(insn, value);
        }
    }
}
