package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

public class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Marker MARKER = MarkerFactory.getMarker("M");

    private final Logger log = LoggerFactory.getLogger("instance");

    public static void main(String[] args) {
        LOG.info("start");
        new App().greet("world");
        Runnable lambda = () -> LOG.debug("in a lambda");
        lambda.run();
        LOG.info("end");
    }

    private void greet(String whom) {
        log.debug("hello {}", whom);
        log.trace(MARKER, "traced {}", whom);
        if (log.isDebugEnabled()) {
            log.debug("guarded {}", whom);
            LOG.info("a guard that also prints at INFO");
        }
        if (LOG.isTraceEnabled()) {
            LOG.trace("only sites in here " + whom);
        }
        log.atDebug().addKeyValue("whom", whom).log("fluent");
        log.warn("greeted {}", whom);
    }
}
