package com.acme;

import java.io.Serializable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serialized with the default serialVersionUID: an object that was written before weaving must be readable after. */
public class Money implements Serializable {
    private static final Logger LOG = LoggerFactory.getLogger(Money.class);

    private long cents;

    void add(long more) {
        LOG.debug("adding {}", more);
        cents += more;
    }
}
