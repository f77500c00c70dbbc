package io.dyndbg.print.log4j1;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.apache.log4j.Category;
import org.apache.log4j.Level;
import org.apache.log4j.Priority;

/**
 * A logger around a real one for one execution of one site: of Log4j 1 or reload4j, whose appenders get the message, or of what has
 * its names over another library, whose logger gets it.
 */
final class ForcedLog4j1Logger extends AnsweringLogger implements Forced {
    private final Category real;
    private final ForcedSite site;
    private final Level ours;

    ForcedLog4j1Logger(Category real, ForcedSite site) {
        super(real.getName());
        this.real = real;
        this.site = site;
        this.ours = Log4j1Printer.level(site.level());
    }

    @Override
    public boolean isEnabledFor(Priority level) {
        return ours.equals(level) || real.isEnabledFor(level);
    }

    @Override
    public void log(String boundary, Priority level, Object message, Throwable thrown) {
        say(level, message, thrown, () -> original(boundary, level, message, thrown));
    }

    /** Not by the method that takes a boundary: a subclass may have something to add in those that are called otherwise. */
    private void original(String boundary, Priority level, Object message, Throwable thrown) {
        if (boundary.equals(AnsweringLogger.class.getName())) {
            real.log(level, message, thrown);
        } else {
            real.log(boundary, level, message, thrown);
        }
    }

    @Override
    public void l7dlog(Priority level, String key, Object[] parameters, Throwable thrown) {
        say(level, localized(key, parameters), thrown, () -> real.l7dlog(level, key, parameters, thrown));
    }

    private String localized(String key, Object[] parameters) {
        try {
            ResourceBundle bundle = real.getResourceBundle();
            String pattern = bundle == null ? key : bundle.getString(key);
            return parameters == null ? pattern : MessageFormat.format(pattern, parameters);
        } catch (MissingResourceException | IllegalArgumentException none) {
            return key;
        }
    }

    private void say(Priority level, Object message, Throwable thrown, Runnable original) {
        if (!ours.equals(level)) {
            original.run();
            return;
        }
        Object beneath = Log4j1Beneath.of(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        if (api.isPresent()) {
            api.get().relay(beneath, message, thrown, site);
        } else {
            Printing.print(() -> sayByAppenders(message, thrown), original, () -> real.isEnabledFor(level));
        }
    }

    private void sayByAppenders(Object message, Throwable thrown) {
        Object text = Decoration.wanted(site) ? Decoration.around(site, String.valueOf(message)) : message;
        Log4j1Printer.print(real, AnsweringLogger.class.getName(), text, thrown, site);
    }
}
