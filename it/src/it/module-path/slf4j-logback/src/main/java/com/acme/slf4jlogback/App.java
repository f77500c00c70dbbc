package com.acme.slf4jlogback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    public static void main(String[] args) {
        LOG.debug("in module {}", App.class.getModule().getName());
        LOG.info("end");
    }
}
