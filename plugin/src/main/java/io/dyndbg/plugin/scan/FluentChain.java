package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.site.Format;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A fluent statement from its first call on: {@code log.atDebug().addKeyValue(k, v).log("text {}", x)}. The chain is
 * followed as long as each call's result is the receiver of the next one, and of nothing else.
 *
 * @param end the call of {@code log} that ends the chain; the first call if the chain leaves the stack before (kept in a
 *     variable, passed on)
 * @param format the text, as far as the chain tells it
 */
record FluentChain(MethodInsnNode end, Format format) {

    /** Answers the index of the argument of {@link #end} that is the text; negative if that has none. */
    int text() {
        return end.name.equals("log") && Type.getArgumentTypes(end.desc).length > 0 ? 0 : Meaning.Logs.NO_TEXT;
    }

    /** @param builders the types that the chain's calls are called on */
    static FluentChain from(MethodInsnNode first, Set<String> builders, StackFlow flow) {
        Formats texts = new Formats(flow);
        Format format = null;
        MethodInsnNode at = first;
        for (MethodInsnNode next = next(at, builders, flow); next != null; next = next(next, builders, flow)) {
            boolean logs = next.name.equals("log");
            if (logs || next.name.equals("setMessage")) {
                boolean text = Type.getArgumentTypes(next.desc).length > 0;
                format = text ? texts.of(next, 0) : format;
            }
            if (logs) {
                return new FluentChain(next, format == null ? Format.none("no text") : format);
            }
            at = next;
        }
        return new FluentChain(first, format == null ? Format.none("computed") : format);
    }

    private static MethodInsnNode next(MethodInsnNode call, Set<String> builders, StackFlow flow) {
        Set<AbstractInsnNode> consumers = flow.consumers(call);
        return consumers.size() == 1
                        && consumers.iterator().next() instanceof MethodInsnNode next
                        && builders.contains(next.owner)
                        && flow.producers(next, 0).equals(Set.of(call))
                ? next
                : null;
    }
}
