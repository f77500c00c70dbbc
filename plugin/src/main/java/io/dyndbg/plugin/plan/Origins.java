package io.dyndbg.plugin.plan;

import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Which instruction alone made each value of a method, on the stack and in local variables. */
final class Origins {
    private final FlowGraph graph;
    private final Frame<SourceValue>[] frames;

    private Origins(FlowGraph graph, Frame<SourceValue>[] frames) {
        this.graph = graph;
        this.frames = frames;
    }

    /** Answers the origins in {@code method}; nothing if its code contradicts itself. */
    static Optional<Origins> in(ClassNode owner, MethodNode method, FlowGraph graph) {
        try {
            return Optional.of(new Origins(graph, new Analyzer<>(new SoleSources()).analyze(owner.name, method)));
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
        return value.insns.size() == 1 && value.insns != SoleSources.SEVERAL
                ? Optional.of(value.insns.iterator().next())
                : Optional.empty();
    }

    /**
     * ASM's interpreter keeps all sources of a value, and loses a parameter that is merged with a store. Here several
     * sources, and a source that is no instruction, are one and the same unknown: sets of thousands of counters would
     * grow with the square of the method.
     */
    private static final class SoleSources extends SourceInterpreter {
        static final Set<AbstractInsnNode> SEVERAL = Set.of(new InsnNode(Opcodes.NOP));

        SoleSources() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newValue(Type type) {
            if (type == Type.VOID_TYPE) {
                return null;
            }
            return new SourceValue(type == null ? 1 : type.getSize(), SEVERAL);
        }

        @Override
        public SourceValue merge(SourceValue one, SourceValue other) {
            return one.equals(other) ? one : new SourceValue(Math.min(one.size, other.size), SEVERAL);
        }
    }
}
