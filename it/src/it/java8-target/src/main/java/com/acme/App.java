package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class App implements Greeting {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    public static void main(String[] args) {
        LOG.debug("concatenated " + args.length);
        new App().greet("world");
        LOG.info("end");
    }
}
