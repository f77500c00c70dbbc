package io.dyndbg.plugin.check;

import io.dyndbg.plugin.flow.DynamicCalls;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What puts a text together, which costs something each time. What is only fetched, a getter's value, is none of that. */
final class Work {
    /** Of strings and whatever else. */
    static final String CONCATENATION = "a concatenation";

    private static final Map<String, Set<String>> CALLS = Map.of(
            "java/lang/String", Set.of("format", "formatted", "join", "concat", "replace", "replaceAll", "repeat"),
            "java/text/MessageFormat", Set.of("format"),
            "java/util/Arrays", Set.of("toString", "deepToString"),
            "java/lang/StringBuilder", Set.of("toString"),
            "java/lang/StringBuffer", Set.of("toString"),
            "java/lang/Thread", Set.of("getStackTrace"),
            "java/lang/Throwable", Set.of("getStackTrace"),
            "java/util/stream/Stream", Set.of("collect", "toList"));

    private Work() {}

    /** Answers what is worked out by the instruction that pushes a value, as a person writes it. */
    static Optional<String> in(AbstractInsnNode producer) {
        if (producer instanceof InvokeDynamicInsnNode indy) {
            return DynamicCalls.concatenates(indy) ? Optional.of(CONCATENATION) : Optional.empty();
        }
        if (!(producer instanceof MethodInsnNode call)
                || !CALLS.getOrDefault(call.owner, Set.of()).contains(call.name)) {
            return Optional.empty();
        }
        String owner = call.owner.substring(call.owner.lastIndexOf('/') + 1);
        return Optional.of(owner.startsWith("StringBu") ? CONCATENATION : owner + "." + call.name + "(...)");
    }
}
