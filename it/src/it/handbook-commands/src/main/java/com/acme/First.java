package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class First {
    private static final Logger log = LoggerFactory.getLogger(First.class);

    void run(String item) {
        log.debug("sold {}", item);
        log.trace("sold");
    }
}
