package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

interface Greeting {
    Logger LOG = LoggerFactory.getLogger(Greeting.class);

    default void greet(String whom) {
        LOG.debug("hello {}", whom);
    }
}
