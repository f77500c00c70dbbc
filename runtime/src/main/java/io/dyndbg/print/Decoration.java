package io.dyndbg.print;

import io.dyndbg.query.Escapes;
import io.dyndbg.query.Flags;
import java.util.List;
import java.util.stream.Collectors;

/** What the flags {@code m f s l t d} put around the text of a forced site. */
public final class Decoration {
    private static final int PLACE = Flags.MODULE | Flags.FUNCTION | Flags.SOURCE | Flags.LINE;
    private static final StackWalker WALKER = StackWalker.getInstance();

    private Decoration() {}

    /** Answers whether {@code site} has a flag or a remark that changes its text. */
    public static boolean wanted(ForcedSite site) {
        return !site.remark().isEmpty() || (site.flags() & (PLACE | Flags.THREAD | Flags.STACK)) != 0;
    }

    /** Answers {@code text} with what the flags put before and after it. {@code null} is printed as a logger prints it. */
    public static String around(ForcedSite site, String text) {
        return prefix(site) + text + stack(site);
    }

    /**
     * Answers what comes before the text: the remark, and {@code [thread] module:function:file:line: }, as far as the flags ask for it; empty
     * if they ask for nothing. The file is the base name, since the class's package says the rest.
     */
    public static String prefix(ForcedSite site) {
        int flags = site.flags();
        if ((flags & (PLACE | Flags.THREAD)) == 0) {
            return site.remark();
        }
        StringBuilder prefix = new StringBuilder(64).append(site.remark());
        if ((flags & Flags.THREAD) != 0) {
            prefix.append('[');
            appendPrintable(prefix, Thread.currentThread().getName());
            prefix.append("] ");
        }
        if ((flags & PLACE) != 0) {
            appendPlace(prefix, site, flags);
            prefix.append(' ');
        }
        return prefix.toString();
    }

    private static void appendPlace(StringBuilder prefix, ForcedSite site, int flags) {
        if ((flags & Flags.MODULE) != 0) {
            appendPrintable(prefix, site.module());
            prefix.append(':');
        }
        if ((flags & Flags.FUNCTION) != 0) {
            appendPrintable(prefix, site.function());
            prefix.append(':');
        }
        if ((flags & Flags.SOURCE) != 0) {
            appendPrintable(prefix, sourceFile(site));
            prefix.append(':');
        }
        if ((flags & Flags.LINE) != 0) {
            prefix.append(site.line()).append(':');
        }
    }

    private static String sourceFile(ForcedSite site) {
        String path = site.sourcePath();
        return path == null ? "?" : path.substring(path.lastIndexOf('/') + 1);
    }

    /** A thread's name can come from a request, others from a class file: control characters must not forge log lines. */
    private static void appendPrintable(StringBuilder text, String name) {
        text.append(Escapes.visible(name));
    }

    /**
     * Answers the stack from the statement's frame down, a line each, each led by a line break; empty without flag {@code d}.
     * Never put into a throwable: the user's own stays what it was.
     */
    public static String stack(ForcedSite site) {
        if ((site.flags() & Flags.STACK) == 0) {
            return "";
        }
        List<StackTraceElement> frames = WALKER.walk(frame -> frame.map(StackWalker.StackFrame::toStackTraceElement)
                .dropWhile(element -> !element.getClassName().equals(site.className()))
                .collect(Collectors.toList()));
        StringBuilder stack = new StringBuilder(frames.size() * 64);
        for (StackTraceElement element : frames) {
            stack.append(System.lineSeparator()).append("\tat ").append(element);
        }
        return stack.toString();
    }
}
