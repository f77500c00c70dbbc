package io.dyndbg.print.jboss;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Printing;
import java.text.MessageFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;

/**
 * A logger around a real one for one execution of one site. What it is told goes to the logger of the library beneath, past that
 * logger's level; where there is none that is known, to the real logger itself, at the lowest level that it has enabled.
 */
final class ForcedJBossLogger extends Logger implements Forced {
    private static final long serialVersionUID = 1L;

    private final transient BasicLogger real;
    private final transient ForcedSite site;
    private final Level ours;

    ForcedJBossLogger(BasicLogger real, ForcedSite site) {
        super(real instanceof Logger named ? named.getName() : site.className());
        this.real = real;
        this.site = site;
        this.ours = JBossLevels.of(site.level());
    }

    @Override
    public boolean isEnabled(Level level) {
        return level == ours || real.isEnabled(level);
    }

    @Override
    protected void doLog(Level level, String boundary, Object message, Object[] parameters, Throwable thrown) {
        Runnable original = () -> real.log(boundary, level, message, parameters, thrown);
        boolean plain = parameters == null || parameters.length == 0;
        say(level, () -> plain ? message : MessageFormat.format(String.valueOf(message), parameters), thrown, original);
    }

    @Override
    protected void doLogf(Level level, String boundary, String format, Object[] parameters, Throwable thrown) {
        Runnable original = () -> real.logf(boundary, level, thrown, format, parameters);
        say(level, () -> String.format(format, parameters == null ? new Object[0] : parameters), thrown, original);
    }

    private void say(Level level, Supplier<Object> text, Throwable thrown, Runnable original) {
        if (level != ours) {
            original.run();
            return;
        }
        Object message;
        try {
            message = text.get();
        } catch (Throwable failed) {
            // An argument that fails: a level that is not enabled would not have asked it.
            Printing.report(failed);
            original.run();
            return;
        }
        Object beneath = JBossBeneath.of(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        if (api.isPresent()) {
            JBossBeneath.relay(api.get(), real, beneath, message, thrown, site);
        } else {
            Printing.print(() -> sayByItself(message, thrown), original, () -> real.isEnabled(level));
        }
    }

    private void sayByItself(Object message, Throwable thrown) {
        Object text = Decoration.wanted(site) ? Decoration.around(site, String.valueOf(message)) : message;
        Level enabled = JBossLevels.lowestEnabled(real, ours);
        Printing.give();
        real.log(ForcedJBossLogger.class.getName(), enabled == null ? ours : enabled, text, null, thrown);
    }
}
