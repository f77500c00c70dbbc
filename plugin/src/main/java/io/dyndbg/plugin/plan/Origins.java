package io.dyndbg.plugin.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which instruction alone made a value of a method, on the stack or in a local variable. Known for the answers of guards and
 * for new objects and arrays only.
 */
final class Origins {
    private final FlowGraph graph;
    private final Frame<SourceValue>[] frames;

    private Origins(FlowGraph graph, Frame<SourceValue>[] frames) {
        this.graph = graph;
        this.frames = frames;
    }

    /** Answers the origins in {@code method}, with these calls of guards; nothing if its code contradicts itself. */
    static Optional<Origins> in(ClassNode owner, MethodNode method, FlowGraph graph, Set<AbstractInsnNode> calls) {
        try {
            SoleSources interpreter = new SoleSources(calls);
            return Optional.of(new Origins(graph, new Analyzer<>(interpreter).analyze(owner.name, method)));
        } catch (AnalyzerException | RuntimeException e) {
            // ASM answers some broken code with other exceptions than its own.
            return Optional.empty();
        }
    }

    /** Answers whether {@code node} can be reached at all. */
    boolean live(int node) {
        return node < frames.length && frames[node] != null;
    }

    /** Answers the instruction that alone made the value {@code depth} below the top of the stack before {@code node}. */
    Optional<AbstractInsnNode> ofStack(int node, int depth) {
        Frame<SourceValue> frame = frames[node];
        int slot = frame.getStackSize() - 1 - depth;
        return slot < 0 ? Optional.empty() : sole(frame.getStack(slot));
    }

    /** Answers the instruction that alone made the value of a local variable before {@code node}. */
    Optional<AbstractInsnNode> ofLocal(int node, int variable) {
        return sole(frames[node].getLocal(variable));
    }

    /** Answers whether the stack is the same, value by value, before two nodes. */
    boolean sameStack(int one, int other) {
        Frame<SourceValue> first = frames[one];
        Frame<SourceValue> second = frames[other];
        boolean same = first.getStackSize() == second.getStackSize();
        for (int slot = 0; same && slot < first.getStackSize(); slot++) {
            same = first.getStack(slot).equals(second.getStack(slot));
        }
        return same;
    }

    /** Follows a value on the stack through copies, casts and local variables to what made it; nothing if more than one did. */
    Optional<AbstractInsnNode> makerOfStack(int node, int depth) {
        Optional<AbstractInsnNode> maker = ofStack(node, depth);
        for (int steps = 0; maker.isPresent() && steps < frames.length; steps++) {
            AbstractInsnNode copy = maker.get();
            int at = graph.node(copy);
            switch (copy.getOpcode()) {
                case Opcodes.DUP, Opcodes.ASTORE, Opcodes.CHECKCAST -> maker = ofStack(at, 0);
                case Opcodes.ALOAD -> maker = ofLocal(at, ((VarInsnNode) copy).var);
                case Opcodes.AALOAD -> maker = ofStack(at, 1);
                default -> {
                    return maker;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<AbstractInsnNode> sole(SourceValue value) {
        return value.insns.stream().findFirst();
    }

    /**
     * ASM's interpreter keeps all sources of all values, and loses a parameter that is merged with a store. Here what has
     * several sources, or none that anybody asks for, is one and the same unknown. So the frames hardly ever change,
     * and each instruction is looked at once or twice; with all sources it was once for each branch before it.
     */
    private static final class SoleSources extends SourceInterpreter {
        private static final SourceValue NARROW = new SourceValue(1);
        private static final SourceValue WIDE = new SourceValue(2);

        private final Set<AbstractInsnNode> calls;

        SoleSources(Set<AbstractInsnNode> calls) {
            super(Opcodes.ASM9);
            this.calls = calls;
        }

        @Override
        public SourceValue newValue(Type type) {
            return type == Type.VOID_TYPE ? null : unknown(type == null ? 1 : type.getSize());
        }

        @Override
        public SourceValue newOperation(AbstractInsnNode instruction) {
            return keep(super.newOperation(instruction), instruction.getOpcode() == Opcodes.NEW);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return isKnown(value) ? super.copyOperation(instruction, value) : value;
        }

        @Override
        public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
            int opcode = instruction.getOpcode();
            boolean makes = opcode == Opcodes.NEWARRAY || opcode == Opcodes.ANEWARRAY;
            boolean passes = opcode == Opcodes.CHECKCAST && isKnown(value);
            return keep(super.unaryOperation(instruction, value), makes || passes);
        }

        @Override
        public SourceValue binaryOperation(AbstractInsnNode instruction, SourceValue one, SourceValue other) {
            boolean passes = instruction.getOpcode() == Opcodes.AALOAD && isKnown(one);
            return keep(super.binaryOperation(instruction, one, other), passes);
        }

        @Override
        public SourceValue ternaryOperation(
                AbstractInsnNode instruction, SourceValue one, SourceValue two, SourceValue three) {
            return NARROW;
        }

        @Override
        public SourceValue naryOperation(AbstractInsnNode instruction, List<? extends SourceValue> values) {
            boolean known = instruction.getOpcode() == Opcodes.MULTIANEWARRAY || calls.contains(instruction);
            return keep(super.naryOperation(instruction, values), known);
        }

        @Override
        public SourceValue merge(SourceValue one, SourceValue other) {
            return one == other || one.equals(other) ? one : unknown(Math.min(one.size, other.size));
        }

        private static boolean isKnown(SourceValue value) {
            return !value.insns.isEmpty();
        }

        private static SourceValue keep(SourceValue value, boolean known) {
            return known ? value : unknown(value.size);
        }

        private static SourceValue unknown(int size) {
            return size == 2 ? WIDE : NARROW;
        }
    }
}
