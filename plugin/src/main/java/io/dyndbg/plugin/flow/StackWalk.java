package io.dyndbg.plugin.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Takes each instruction that can be reached once, block by block from the entry on. ASM's analyser would come back to a
 * block whenever a value changes there, and copy a frame for each instruction; but the verifier promises that what lies on
 * the stack agrees where ways join (JVMS 4.10.1), so that a {@link Joined} value can stand there for all that come in.
 */
final class StackWalk {
    private final ControlFlow control;
    private final MethodNode method;
    private final OperandRecorder recorder;
    private final Walk walk;

    /** By block the stack before it, its bottom first; null for a block that is not reached. */
    private final List<List<SourceValue>> stacks;

    private final Map<FrameNode, List<SourceValue>> atFrames = new IdentityHashMap<>();
    private final List<Joined> joined = new ArrayList<>();

    /** Stands for several values; its sources are known when the walk is over. */
    private static final class Joined extends SourceValue {
        private final List<SourceValue> incoming = new ArrayList<>(2);

        Joined(int size) {
            super(size, new LinkedHashSet<>());
        }
    }

    private StackWalk(ControlFlow control, MethodNode method) {
        this.control = control;
        this.method = method;
        recorder = new OperandRecorder(control);
        walk = new Walk(control);
        stacks = new ArrayList<>(Collections.nCopies(control.blocks(), null));
    }

    /** Answers the flow of values; nothing if the code contradicts itself, which no JVM would verify. */
    static Optional<StackFlow> of(ControlFlow control, MethodNode method) {
        StackWalk walk = new StackWalk(control, method);
        try {
            walk.run();
        } catch (AnalyzerException | RuntimeException e) {
            // ASM's frames throw both where the stack has too little, or something of the wrong size.
            return Optional.empty();
        }
        walk.resolveJoined();
        return Optional.of(new StackFlow(control, walk.stacks, walk.atFrames, walk.recorder.operands()));
    }

    private void run() throws AnalyzerException {
        enter(0, List.of());
        while (walk.more()) {
            run(walk.take());
        }
    }

    private void run(int block) throws AnalyzerException {
        for (int handler : control.handlers(block)) {
            enter(handler, List.of(new SourceValue(1, control.instruction(control.start(handler)))));
        }
        Frame<SourceValue> frame = new Frame<>(method.maxLocals, method.maxStack);
        stacks.get(block).forEach(frame::push);
        for (int node = control.start(block); node < control.end(block); node++) {
            AbstractInsnNode insn = control.instruction(node);
            if (insn instanceof FrameNode declared) {
                atFrames.put(declared, stackOf(frame));
            } else if (insn.getOpcode() == Opcodes.POP) {
                recorder.note(insn, frame.pop());
            } else if (copiesTwo(insn, frame)) {
                // The recorder sees the two copies one at a time.
                SourceValue[] copied = {
                    frame.getStack(frame.getStackSize() - 2), frame.getStack(frame.getStackSize() - 1)
                };
                frame.execute(insn, recorder);
                recorder.note(insn, copied);
            } else if (insn.getOpcode() >= 0) {
                frame.execute(insn, recorder);
            }
        }
        if (control.fallsOffTheEnd(block)) {
            throw new IllegalArgumentException("the code falls off its end");
        }
        List<SourceValue> stack = stackOf(frame);
        for (int successor : control.successors(block)) {
            enter(successor, stack);
        }
    }

    private static boolean copiesTwo(AbstractInsnNode insn, Frame<SourceValue> frame) {
        return insn.getOpcode() == Opcodes.SWAP
                || insn.getOpcode() == Opcodes.DUP2
                        && frame.getStack(frame.getStackSize() - 1).getSize() == 1;
    }

    private static List<SourceValue> stackOf(Frame<SourceValue> frame) {
        List<SourceValue> stack = new ArrayList<>(frame.getStackSize());
        for (int slot = 0; slot < frame.getStackSize(); slot++) {
            stack.add(frame.getStack(slot));
        }
        return stack;
    }

    private void enter(int block, List<SourceValue> stack) {
        boolean joins = control.predecessors(block).length + control.handled(block).length > 1;
        if (stacks.get(block) == null) {
            stacks.set(block, joins ? stack.stream().map(this::join).toList() : stack);
            walk.visit(block);
        }
        List<SourceValue> known = stacks.get(block);
        if (known.size() != stack.size()) {
            throw new IllegalArgumentException("the heights of the stack don't agree");
        }
        for (int slot = 0; joins && slot < known.size(); slot++) {
            ((Joined) known.get(slot)).incoming.add(stack.get(slot));
        }
    }

    private SourceValue join(SourceValue first) {
        Joined value = new Joined(first.size);
        joined.add(value);
        return value;
    }

    private void resolveJoined() {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Joined value : joined) {
                for (SourceValue source : value.incoming) {
                    grows |= value.insns.addAll(source.insns);
                }
            }
        }
    }
}
