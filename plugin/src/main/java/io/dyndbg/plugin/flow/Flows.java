package io.dyndbg.plugin.flow;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.tree.MethodNode;

/** The flows of the methods of one class, each made when somebody first asks. For one thread. */
public final class Flows {
    private final Map<MethodNode, Optional<MethodFlow>> flows = new IdentityHashMap<>();

    /** Answers the flow of {@code method}; nothing if its code can't be analysed. */
    public Optional<MethodFlow> of(MethodNode method) {
        return flows.computeIfAbsent(method, MethodFlow::of);
    }

    /** Answers the flow of a method that was analysed before. */
    public MethodFlow known(MethodNode method) {
        return of(method).orElseThrow();
    }
}
