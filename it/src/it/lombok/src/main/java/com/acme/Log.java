package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What @CustomLog makes loggers of; the POM names it as a wrapper. */
public interface Log {
    void debug(String text, Object... arguments);

    static Log of(Class<?> type) {
        Logger logger = LoggerFactory.getLogger(type);
        return new Log() {
            private final Logger inside = logger;

            @Override
            public void debug(String text, Object... arguments) {
                inside.debug(text, arguments);
            }
        };
    }
}
