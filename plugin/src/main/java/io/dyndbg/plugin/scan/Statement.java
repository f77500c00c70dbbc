package io.dyndbg.plugin.scan;

import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * One call of a logging API's statement method in the code of a class. Compared by identity.
 */
public final class Statement {
    private final MethodNode method;
    private final MethodInsnNode call;
    private final AbstractInsnNode end;
    private final String api;
    private final Level level;
    private final boolean collected;
    private final int line;
    private final Format format;
    private final int text;

    /**
     * @param method the method that the call stands in
     * @param call the call on the logger: {@code debug(...)}, or the first one of a fluent chain, {@code atDebug()}
     * @param end the last call of the statement: {@code call} itself, or the {@code log(...)} that ends a fluent chain if it
     *     is known
     * @param api the logging API's name, as in {@link io.dyndbg.site.CallsiteRecord#api}
     * @param level the level that it logs at
     * @param collected whether sites are made for that level; a statement that is not collected counts only for the guards
     * @param line the line of {@code end}, 0 if unknown
     * @param format the text
     * @param text the index of the argument of {@code end} that is the text, counted from 0; negative if it has none
     */
    public Statement(
            MethodNode method,
            MethodInsnNode call,
            AbstractInsnNode end,
            String api,
            Level level,
            boolean collected,
            int line,
            Format format,
            int text) {
        this.method = method;
        this.call = call;
        this.end = end;
        this.api = api;
        this.level = level;
        this.collected = collected;
        this.line = line;
        this.format = format;
        this.text = text;
    }

    public MethodNode method() {
        return method;
    }

    public MethodInsnNode call() {
        return call;
    }

    public AbstractInsnNode end() {
        return end;
    }

    public String api() {
        return api;
    }

    public Level level() {
        return level;
    }

    public boolean collected() {
        return collected;
    }

    public int line() {
        return line;
    }

    public Format format() {
        return format;
    }

    public int text() {
        return text;
    }
}
