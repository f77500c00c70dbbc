package io.dyndbg.print.jul;

import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Printing;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A logger around a real one for one execution of one site. {@link Logger}'s own methods make the record, in all their
 * overloads; it has neither name nor bundle then, since this logger has none, and gets the real logger's here. Never made a
 * child of the real logger: {@code setParent} would leave a trace in it.
 */
final class ForcedJulLogger extends Logger implements Forced {
    /** The methods that are given a class and a method, or find the right ones themselves. */
    private static final Set<String> KNOWS_ITS_CALLER = Set.of("logp", "logrb", "entering", "exiting", "throwing");

    private final Logger real;
    private final ForcedSite site;

    ForcedJulLogger(Logger real, ForcedSite site) {
        super(null, null);
        this.real = real;
        this.site = site;
    }

    @Override
    public boolean isLoggable(Level level) {
        return ours(level) || real.isLoggable(level);
    }

    private boolean ours(Level level) {
        return level != Level.OFF && JulLevels.ofSite(level) == site.level();
    }

    @Override
    public void log(LogRecord record) {
        complete(record);
        if (!ours(record.getLevel())) {
            real.log(record);
            return;
        }
        // Printing may lower the record's own.
        Level asked = record.getLevel();
        Printing.print(
                () -> {
                    if (!KNOWS_ITS_CALLER.contains(site.method())) {
                        record.setSourceClassName(site.location().getClassName());
                        record.setSourceMethodName(site.location().getMethodName());
                    }
                    JulPrinter.print(real, record, site);
                },
                () -> real.log(record),
                () -> real.isLoggable(asked));
    }

    // Suppliers run before there is a record. An original at its disabled level would not have run them.

    @Override
    public void log(Level level, Supplier<String> text) {
        Printing.attempt(() -> super.log(level, text), () -> real.isLoggable(level));
    }

    @Override
    public void log(Level level, Throwable thrown, Supplier<String> text) {
        Printing.attempt(() -> super.log(level, thrown, text), () -> real.isLoggable(level));
    }

    @Override
    public void logp(Level level, String type, String method, Supplier<String> text) {
        Printing.attempt(() -> super.logp(level, type, method, text), () -> real.isLoggable(level));
    }

    @Override
    public void logp(Level level, String type, String method, Throwable thrown, Supplier<String> text) {
        Printing.attempt(() -> super.logp(level, type, method, thrown, text), () -> real.isLoggable(level));
    }

    /** Gives the record what {@code Logger.doLog} takes from its own logger. */
    private void complete(LogRecord record) {
        if (record.getLoggerName() == null) {
            record.setLoggerName(real.getName());
        }
        if (record.getResourceBundle() != null) {
            return;
        }
        for (Logger logger = real; logger != null; logger = logger.getParent()) {
            ResourceBundle bundle = logger.getResourceBundle();
            if (bundle != null) {
                record.setResourceBundle(bundle);
                record.setResourceBundleName(logger.getResourceBundleName());
                return;
            }
        }
    }

    // What a statement or a back end may ask a logger is answered by the real one.

    @Override
    public String getName() {
        return real.getName();
    }

    @Override
    public Level getLevel() {
        return real.getLevel();
    }

    @Override
    public Filter getFilter() {
        return real.getFilter();
    }

    @Override
    public Logger getParent() {
        return real.getParent();
    }

    @Override
    public ResourceBundle getResourceBundle() {
        return real.getResourceBundle();
    }

    @Override
    public String getResourceBundleName() {
        return real.getResourceBundleName();
    }

    @Override
    public boolean getUseParentHandlers() {
        return real.getUseParentHandlers();
    }
}
