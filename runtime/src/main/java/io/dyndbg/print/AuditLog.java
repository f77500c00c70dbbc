package io.dyndbg.print;

/**
 * The logger {@code io.dyndbg.audit} of the application: that of the logging API whose statement was forced first. Before that
 * nobody knows which the application uses, and to ask one would set it up. Safe for any thread.
 */
public final class AuditLog {
    private static final String LOGGER = "io.dyndbg.audit";

    private static volatile LoggingApi known;

    private AuditLog() {}

    /** Notes that a statement of {@code api} is forced. */
    public static void forced(LoggingApi api) {
        if (known == null) {
            known = api;
        }
    }

    /** Writes a line at level info; answers whether there is a logger that could take it. */
    public static boolean write(String line) {
        LoggingApi api = known;
        if (api == null) {
            return false;
        }
        try {
            api.write(LOGGER, line);
            return true;
        } catch (RuntimeException | LinkageError failed) {
            // An appender that throws must not hide who changed what.
            return false;
        }
    }
}
