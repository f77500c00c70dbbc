package io.dyndbg.print.jcl;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.print.OpenGuard;
import io.dyndbg.print.Outputs;
import io.dyndbg.print.Printing;
import io.dyndbg.site.Level;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Apache Commons Logging 1.1 to 1.4, spring-jcl, jcl-over-slf4j. */
public final class JclApi implements LoggingApi {
    private static final Object OPEN = OpenGuard.of(Log.class);
    private static final Log SILENT = new SilentLog();

    @Override
    public Optional<Object> silent(Class<?> receiver, Object seen) {
        return receiver == Log.class ? Optional.of(SILENT) : Optional.empty();
    }

    @Override
    public boolean silences(Class<?> receiver) {
        return receiver == Log.class;
    }

    @Override
    public Optional<Object> open(Class<?> receiver, Object seen) {
        if (receiver == Log.class) {
            return Optional.of(OPEN);
        }
        return receiver.isInterface() ? Optional.of(OpenGuard.of(receiver)) : Optional.empty();
    }

    @Override
    public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
        if (!receiver.isInterface()) {
            return logger;
        }
        try {
            ForcedLog forced = new ForcedLog((Log) logger, site);
            return receiver == Log.class ? forced : ForcedLogProxy.of(receiver, forced, (Log) logger, site);
        } catch (Throwable failed) {
            Printing.report(failed);
            return logger;
        }
    }

    @Override
    public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {
        new ForcedLog((Log) logger, site).say(site.level(), message, thrown);
    }

    @Override
    public void write(String logger, String line) {
        LogFactory.getLog(logger).info(line);
    }

    /** It has none of its own. */
    @Override
    public String context(String key) {
        return Stream.of("slf4j", "log4j2")
                .flatMap(api -> LoggingApis.setUp(api).stream())
                .map(api -> api.context(key))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Optional<String> obstacle(Object logger, Level level) {
        if (!(logger instanceof Log log)) {
            return Optional.empty();
        }
        Object beneath = LogBeneath.of(log, level);
        Optional<LoggingApi> api = beneath == null ? Optional.empty() : LoggingApis.of(beneath.getClass());
        return api.isPresent() ? api.get().obstacle(beneath, level) : ofUnknown(log, level);
    }

    private static Optional<String> ofUnknown(Log log, Level level) {
        Level printed = LogLevels.lowestEnabled(log, level);
        return Outputs.ofUnknown(log, level.word(), printed == null ? null : printed.word());
    }
}
