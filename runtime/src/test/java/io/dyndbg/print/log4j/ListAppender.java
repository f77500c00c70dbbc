package io.dyndbg.print.log4j;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what it is given. */
final class ListAppender extends AbstractAppender {
    final List<LogEvent> events = new ArrayList<>();

    ListAppender() {
        super("list", null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public synchronized void append(LogEvent event) {
        event.getSource();
        events.add(event.toImmutable());
    }
}
