package com.acme;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;

public class App {
    private static final Logger LOG = LogManager.getLogger();
    private static final Marker MARKER = MarkerManager.getMarker("M");

    public static void main(String[] args) {
        LOG.info("start");
        new App().greet("world");
        LOG.info("end");
    }

    private void greet(String whom) {
        LOG.debug("hello {}", whom);
        LOG.debug("supplied {}", () -> whom);
        LOG.trace(MARKER, "traced {}", whom);
        LOG.printf(org.apache.logging.log4j.Level.DEBUG, "formatted %s", whom);
        if (LOG.isTraceEnabled()) {
            LOG.trace("only sites in here " + whom);
        }
        LOG.atDebug().withMarker(MARKER).log("fluent {}", whom);
        LOG.warn("greeted {}", whom);
    }
}
