package io.dyndbg.print.jcl;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Apache Commons Logging 1.1 to 1.4, spring-jcl, jcl-over-slf4j. */
public final class JclApi extends CommonsApi {
    public JclApi() {
        super(Log.class, new SilentLog());
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
