package io.dyndbg.control;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** What is printed to {@code System.err} meanwhile. */
public final class Captured {
    /** Something that may fail. */
    public interface Action {
        void run() throws Exception;
    }

    /** Something that looks at what is printed while it runs. */
    public interface Reader {
        void run(Supplier<String> said) throws Exception;
    }

    private Captured() {}

    public static String err(Action action) {
        return err(said -> action.run());
    }

    public static String err(Reader action) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            action.run(() -> said.toString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
