package com.acme.two;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Second {
    private static final Logger log = LoggerFactory.getLogger(Second.class);

    void run() {
        log.debug("from module two");
    }
}
