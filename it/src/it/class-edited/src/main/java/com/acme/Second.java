package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Second {
    private static final Logger log = LoggerFactory.getLogger(Second.class);

    void run() {
        log.debug("the second");
    }
}
