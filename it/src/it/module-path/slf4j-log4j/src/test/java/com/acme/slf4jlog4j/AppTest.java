package com.acme.slf4jlog4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

class AppTest {
    @Test
    void capturesDebug() {
        List<String> seen = new ArrayList<>();
        AbstractAppender capture = new AbstractAppender("capture", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                seen.add(event.getMessage().getFormattedMessage());
            }
        };
        capture.start();
        Configurator.setRootLevel(Level.INFO);
        ((Logger) LogManager.getRootLogger()).addAppender(capture);
        App.main(new String[0]);
        LogManager.getLogger("test").info("the test's own");
        assertTrue(App.class.getModule().isNamed());
        assertTrue(!Logger.class.getModule().isNamed());
        assertEquals(List.of("the test's own"), seen);
    }
}
