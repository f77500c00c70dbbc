package io.dyndbg.print.jcl;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.jul.JulApi;
import io.dyndbg.site.Level;
import java.util.logging.Logger;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/** Tomcat's own log, by default over java.util.logging. */
public final class TomcatApi extends CommonsApi {
    public TomcatApi() {
        super(Log.class, new SilentTomcatLog());
    }

    /** Its trace is finer there, and not finest. */
    @Override
    void passOn(LoggingApi api, Object beneath, Object message, Throwable thrown, ForcedSite site) {
        if (site.level() == Level.TRACE && beneath instanceof Logger logger) {
            JulApi.relay(logger, java.util.logging.Level.FINER, message, thrown, site);
        } else {
            super.passOn(api, beneath, message, thrown, site);
        }
    }

    @Override
    public Object named(String name) {
        return LogFactory.getLog(name);
    }

    @Override
    public void write(String logger, String line) {
        LogFactory.getLog(logger).info(line);
    }
}
