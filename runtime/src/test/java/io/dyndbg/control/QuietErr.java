package io.dyndbg.control;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hides the audit lines of each test. */
final class QuietErr implements BeforeEachCallback, AfterEachCallback {
    private final PrintStream err = System.err;

    @Override
    public void beforeEach(ExtensionContext context) {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setErr(err);
    }
}
