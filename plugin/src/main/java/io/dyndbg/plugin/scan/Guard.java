package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** One call of {@code isDebugEnabled()} or kin in the code of a class. Compared by identity. */
public final class Guard {
    private final MethodNode method;
    private final MethodInsnNode call;
    private final String api;
    private final Level level;

    /**
     * @param method the method that the call stands in
     * @param call the call on the logger; it leaves a boolean on the stack
     * @param api the logging API's name, as in {@link io.dyndbg.site.CallsiteRecord#api}
     * @param level the level that it asks for
     */
    public Guard(MethodNode method, MethodInsnNode call, String api, Level level) {
        this.method = method;
        this.call = call;
        this.api = api;
        this.level = level;
    }

    public MethodNode method() {
        return method;
    }

    public MethodInsnNode call() {
        return call;
    }

    public String api() {
        return api;
    }

    public Level level() {
        return level;
    }
}
