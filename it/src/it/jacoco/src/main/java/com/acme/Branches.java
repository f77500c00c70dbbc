package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Branches {
    private static final Logger LOG = LoggerFactory.getLogger(Branches.class);

    private final Logger log = LoggerFactory.getLogger(getClass());

    public int sign(int number) {
        LOG.debug("sign of {}", number);
        if (number > 0) {
            log.debug("positive " + number);
            return 1;
        }
        if (LOG.isTraceEnabled() && number < 0) {
            LOG.trace("negative {}", number);
        }
        return number < 0 ? -1 : 0;
    }

    public Runnable never() {
        return () -> {
            if (log.isDebugEnabled()) {
                log.debug("never run");
            }
        };
    }
}
