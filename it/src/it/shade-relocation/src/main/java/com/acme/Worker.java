package com.acme;

import io.dyndbg.Dyndbg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    static void work() {
        LOG.debug("work");
    }

    public static void main(String[] args) {
        work();
        for (String query : args) {
            System.out.println(Dyndbg.query(query));
        }
        work();
    }
}
