package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class First {
    private static final Logger log = LoggerFactory.getLogger(First.class);

    void run() {
        log.debug("the first");
    }
}
