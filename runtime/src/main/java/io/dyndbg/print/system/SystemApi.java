package io.dyndbg.print.system;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Outputs;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;

/** {@link System.Logger}. */
public final class SystemApi implements LoggingApi {

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return silences(receiver) ? Optional.of(ConstantSystemLogger.SILENT) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return receiver == System.Logger.class;
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        if (receiver == System.Logger.class) {
            return Optional.of(ConstantSystemLogger.OPEN);
        }
        return receiver.isInterface() ? Optional.of(ConstantProxy.OPEN.of(receiver)) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        if (!receiver.isInterface()) {
            return logger;
        }
        try {
            ForcedSystemLogger forced = new ForcedSystemLogger((System.Logger) logger, site);
            return receiver.isInstance(forced) ? forced : ForcedSystemProxy.of(receiver, forced, logger, site);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        new ForcedSystemLogger((System.Logger) logger, site)
                .log(SystemLevels.of(site.level()), String.valueOf(message), thrown);
    }

    @Override
    public Object named(String name) {
        return System.getLogger(name);
    }

    @Override
    public void write(String logger, String line) {
        System.getLogger(logger).log(System.Logger.Level.INFO, line);
    }

    /** It has none of its own. */
    @Override
    public String context(String key) {
        return LoggingApis.context(key);
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        if (!(logger instanceof System.Logger real)) {
            return Optional.empty();
        }
        Object beneath = SystemBeneath.of(real);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        return api.isPresent() ? api.get().obstacle(beneath, level) : ofUnknown(real, level);
    }

    private static Optional<String> ofUnknown(System.Logger real, Level level) {
        System.Logger.Level printed = SystemLevels.lowestEnabled(real, level);
        return Outputs.ofUnknown(real, SystemLevels.of(level).getName(), printed == null ? null : printed.getName());
    }
}
