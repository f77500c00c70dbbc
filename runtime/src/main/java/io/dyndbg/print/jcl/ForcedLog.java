package io.dyndbg.print.jcl;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;
import org.apache.commons.logging.Log;

/**
 * A log around a real one for one execution of one site. What it is told goes to the logger of the library beneath, past that
 * logger's level; where there is none that is known, to the real log itself, at the lowest level that it has enabled.
 */
final class ForcedLog implements Log {
    private final Log real;
    private final ForcedSite site;

    ForcedLog(Log real, ForcedSite site) {
        this.real = real;
        this.site = site;
    }

    /** Says it: forced if it is said at the level of the site, and else as the code says. */
    void say(Level level, Object message, Throwable thrown) {
        if (level != site.level()) {
            original(level, message, thrown);
            return;
        }
        Object beneath = LogBeneath.of(real, level);
        Optional<LoggingApi> api = beneath == null ? Optional.empty() : LoggingApis.of(beneath.getClass());
        if (api.isPresent()) {
            api.get().relay(beneath, message, thrown, site);
        } else {
            Printing.print(
                    () -> sayByItself(message, thrown),
                    () -> original(level, message, thrown),
                    () -> LogLevels.enabled(real, level));
        }
    }

    private void sayByItself(Object message, Throwable thrown) {
        Object text = Decoration.wanted(site) ? Decoration.around(site, String.valueOf(message)) : message;
        Level enabled = LogLevels.lowestEnabled(real, site.level());
        Printing.give();
        original(enabled == null ? site.level() : enabled, text, thrown);
    }

    private void original(Level level, Object message, Throwable thrown) {
        if (thrown == null) {
            LogLevels.say(real, level, message);
        } else {
            LogLevels.say(real, level, message, thrown);
        }
    }

    private boolean enabled(Level level) {
        return level == site.level() || LogLevels.enabled(real, level);
    }

    @Override
    public boolean isFatalEnabled() {
        return real.isFatalEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return enabled(Level.ERROR);
    }

    @Override
    public boolean isWarnEnabled() {
        return enabled(Level.WARN);
    }

    @Override
    public boolean isInfoEnabled() {
        return enabled(Level.INFO);
    }

    @Override
    public boolean isDebugEnabled() {
        return enabled(Level.DEBUG);
    }

    @Override
    public boolean isTraceEnabled() {
        return enabled(Level.TRACE);
    }

    @Override
    public void fatal(Object message) {
        real.fatal(message);
    }

    @Override
    public void fatal(Object message, Throwable thrown) {
        real.fatal(message, thrown);
    }

    @Override
    public void error(Object message) {
        say(Level.ERROR, message, null);
    }

    @Override
    public void error(Object message, Throwable thrown) {
        say(Level.ERROR, message, thrown);
    }

    @Override
    public void warn(Object message) {
        say(Level.WARN, message, null);
    }

    @Override
    public void warn(Object message, Throwable thrown) {
        say(Level.WARN, message, thrown);
    }

    @Override
    public void info(Object message) {
        say(Level.INFO, message, null);
    }

    @Override
    public void info(Object message, Throwable thrown) {
        say(Level.INFO, message, thrown);
    }

    @Override
    public void debug(Object message) {
        say(Level.DEBUG, message, null);
    }

    @Override
    public void debug(Object message, Throwable thrown) {
        say(Level.DEBUG, message, thrown);
    }

    @Override
    public void trace(Object message) {
        say(Level.TRACE, message, null);
    }

    @Override
    public void trace(Object message, Throwable thrown) {
        say(Level.TRACE, message, thrown);
    }
}
