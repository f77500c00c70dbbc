package com.acme.log4j;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

public class App {
    private static final Logger LOG = LogManager.getLogger(App.class);

    public static void main(String[] args) {
        LOG.debug("in module {}", App.class.getModule().getName());
        LOG.info("end");
    }
}
