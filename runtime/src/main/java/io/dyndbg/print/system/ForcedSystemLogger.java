package io.dyndbg.print.system;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import io.dyndbg.print.jul.JulApi;
import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/**
 * A logger around a real one for one execution of one site. What it is told goes to the logger of the library beneath, past that
 * logger's level; where there is none that is known, to the real logger itself, at the lowest level that it has enabled.
 */
final class ForcedSystemLogger implements System.Logger, Forced {
    private final System.Logger real;
    private final ForcedSite site;
    private final Level ours;

    ForcedSystemLogger(System.Logger real, ForcedSite site) {
        this.real = real;
        this.site = site;
        this.ours = SystemLevels.of(site.level());
    }

    @Override
    public String getName() {
        return real.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return level == ours || real.isLoggable(level);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
        Runnable original = () -> real.log(level, bundle, message, thrown);
        say(level, () -> localized(bundle, message), thrown, original);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
        Runnable original = () -> real.log(level, bundle, format, parameters);
        boolean plain = parameters == null || parameters.length == 0;
        Supplier<String> text = plain
                ? () -> localized(bundle, format)
                : () -> MessageFormat.format(localized(bundle, format), parameters);
        say(level, text, null, original);
    }

    // Suppliers and objects run before there is a message. An original at its disabled level would not have run them.

    @Override
    public void log(Level level, Supplier<String> text) {
        Printing.attempt(() -> System.Logger.super.log(level, text), () -> real.isLoggable(level));
    }

    @Override
    public void log(Level level, Supplier<String> text, Throwable thrown) {
        Printing.attempt(() -> System.Logger.super.log(level, text, thrown), () -> real.isLoggable(level));
    }

    @Override
    public void log(Level level, Object object) {
        Printing.attempt(() -> System.Logger.super.log(level, object), () -> real.isLoggable(level));
    }

    private static String localized(ResourceBundle bundle, String key) {
        try {
            return bundle == null || key == null ? key : bundle.getString(key);
        } catch (MissingResourceException | ClassCastException none) {
            return key;
        }
    }

    private void say(Level level, Supplier<String> text, Throwable thrown, Runnable original) {
        if (level != ours) {
            original.run();
            return;
        }
        String message;
        try {
            message = text.get();
        } catch (Throwable failed) {
            // A pattern or an argument that fails: a level that is not enabled would not have asked it.
            Printing.report(failed);
            original.run();
            return;
        }
        Object beneath = SystemBeneath.of(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        if (api.isEmpty()) {
            Printing.print(() -> sayByItself(message, thrown), original, () -> real.isLoggable(level));
        } else if (beneath instanceof java.util.logging.Logger logger) {
            JulApi.relay(logger, SystemLevels.ofJul(site.level()), message, thrown, site);
        } else {
            api.get().relay(beneath, message, thrown, site);
        }
    }

    private void sayByItself(String message, Throwable thrown) {
        String text = Decoration.wanted(site) ? Decoration.around(site, message) : message;
        Level enabled = SystemLevels.lowestEnabled(real, site.level());
        Printing.give();
        real.log(enabled == null ? ours : enabled, (ResourceBundle) null, text, thrown);
    }
}
