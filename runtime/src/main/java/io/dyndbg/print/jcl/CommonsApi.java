package io.dyndbg.print.jcl;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.Outputs;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;

/** An API whose loggers are of one interface of Commons Logging's shape. */
abstract class CommonsApi implements LoggingApi {
    private final Class<?> type;
    private final Object silent;
    private final Object open;
    private final LevelMethods methods;

    /** @param silent the silent logger of the interface {@code type} */
    <T> CommonsApi(Class<T> type, T silent) {
        this.type = type;
        this.silent = silent;
        open = ConstantProxy.OPEN.of(type);
        methods = new LevelMethods(type);
    }

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return receiver == type ? Optional.of(silent) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return receiver == type;
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        if (receiver == type) {
            return Optional.of(open);
        }
        return receiver.isInterface() ? Optional.of(ConstantProxy.OPEN.of(receiver)) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        if (!receiver.isInterface()) {
            return logger;
        }
        try {
            return new ForcedLog(this, logger, site).as(receiver);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        new ForcedLog(this, logger, site).say(site.level(), message, thrown);
    }

    LevelMethods methods() {
        return methods;
    }

    /** Hands a forced message to the logger beneath, which is one of {@code api}. */
    void passOn(LoggingApi api, Object beneath, Object message, Throwable thrown, ForcedSite site) {
        api.relay(beneath, message, thrown, site);
    }

    /** It has none of its own. */
    @Override
    public String context(String key) {
        return LoggingApis.context(key);
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        if (!type.isInstance(logger)) {
            return Optional.empty();
        }
        Object beneath = LogBeneath.of(logger, level);
        Optional<LoggingApi> api = LoggingApis.ofLogger(beneath);
        return api.isPresent() ? api.get().obstacle(beneath, level) : ofUnknown(logger, level);
    }

    private Optional<String> ofUnknown(Object log, Level level) {
        Level printed = methods.lowestEnabled(log, level);
        return Outputs.ofUnknown(log, level.word(), printed == null ? null : printed.word());
    }
}
