package com.acme.jul;

import java.util.logging.Logger;

public class App {
    private static final Logger LOG = Logger.getLogger(App.class.getName());

    public static void main(String[] args) {
        LOG.fine("in module " + App.class.getModule().getName());
        LOG.info("end");
    }
}
