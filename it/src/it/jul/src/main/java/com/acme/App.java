package com.acme;

import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

public class App {
    private static final Logger LOG = Logger.getLogger(App.class.getName());

    public static void main(String[] args) {
        // A handler that takes everything; the loggers stay at INFO.
        Logger root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        LOG.info("start");
        new App().greet("world");
        LOG.info("end");
    }

    private void greet(String whom) {
        LOG.entering("com.acme.App", "greet", whom);
        LOG.fine("hello " + whom);
        LOG.log(Level.FINER, "logged {0}", whom);
        LOG.finest(() -> "supplied " + whom);
        if (LOG.isLoggable(Level.FINE)) {
            LOG.fine("only sites in here");
        }
        LOG.warning("greeted " + whom);
    }
}
