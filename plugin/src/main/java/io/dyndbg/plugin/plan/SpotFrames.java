package io.dyndbg.plugin.plan;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The verification types behind given instructions, followed from the frames that the compiler wrote: between two
 * of them code runs straight on, so that no type must be merged and no class looked up.
 */
final class SpotFrames {

    private final Map<AbstractInsnNode, Wrap.Types> spots = new IdentityHashMap<>();

    /** @param method its frames must have been read expanded */
    SpotFrames(String owner, MethodNode method, Set<AbstractInsnNode> wanted) {
        AnalyzerAdapter types = new AnalyzerAdapter(owner, method.access, method.name, method.desc, null);
        for (AbstractInsnNode insn : method.instructions) {
            insn.accept(types);
            if (wanted.contains(insn) && types.locals != null) {
                spot(types).ifPresent(spot -> spots.put(insn, spot));
            }
        }
        method.instructions.resetLabels();
    }

    /** Answers the types behind {@code insn}; nothing if they can't be told, or an object is still being made there. */
    Optional<Wrap.Types> behind(AbstractInsnNode insn) {
        return Optional.ofNullable(spots.get(insn));
    }

    private static Optional<Wrap.Types> spot(AnalyzerAdapter types) {
        Optional<List<Object>> locals = frameTypes(types.locals);
        Optional<List<Object>> stack = frameTypes(types.stack);
        return locals.isPresent() && stack.isPresent()
                ? Optional.of(new Wrap.Types(locals.get(), stack.get()))
                : Optional.empty();
    }

    /** A frame names a long or a double once, the adapter by two entries. */
    private static Optional<List<Object>> frameTypes(List<Object> slots) {
        List<Object> types = new ArrayList<>(slots.size());
        for (int i = 0; i < slots.size(); i++) {
            Object type = slots.get(i);
            if (type instanceof Label) {
                return Optional.empty();
            }
            types.add(type);
            if (type == Opcodes.LONG || type == Opcodes.DOUBLE) {
                i++;
            }
        }
        return Optional.of(types);
    }
}
