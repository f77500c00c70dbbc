package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /** So many statements that compressing their records is worth it. */
    public static void main(String[] args) {
        LOG.debug("the first statement of main, with {} arguments", args.length);
        LOG.debug("the second statement of main, with {} arguments", args.length);
        LOG.debug("the third statement of main, with {} arguments", args.length);
        LOG.debug("the fourth statement of main, with {} arguments", args.length);
        LOG.debug("the fifth statement of main, with {} arguments", args.length);
        LOG.debug("the sixth statement of main, with {} arguments", args.length);
        LOG.info("end");
    }
}
