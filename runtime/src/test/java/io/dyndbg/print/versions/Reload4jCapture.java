package io.dyndbg.print.versions;

import java.util.ArrayList;
import java.util.List;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LocationInfo;
import org.apache.log4j.spi.LoggingEvent;

/** reload4j with its root at INFO. */
final class Reload4jCapture extends AppenderSkeleton implements Capture {
    private final List<String> lines = new ArrayList<>();

    Reload4jCapture() {
        Logger root = Logger.getRootLogger();
        root.removeAllAppenders();
        root.setLevel(Level.INFO);
        root.addAppender(this);
    }

    @Override
    public void openAll() {
        Logger.getRootLogger().setLevel(Level.ALL);
    }

    @Override
    protected void append(LoggingEvent event) {
        LocationInfo place = event.getLocationInformation();
        lines.add(Capture.line(
                event.getLevel(),
                event.getLoggerName(),
                event.getRenderedMessage(),
                event.getThrowableInformation() == null
                        ? null
                        : event.getThrowableInformation().getThrowable().getMessage(),
                new StackTraceElement(
                        place.getClassName(),
                        place.getMethodName(),
                        place.getFileName(),
                        Integer.parseInt(place.getLineNumber()))));
    }

    @Override
    public List<String> lines() {
        List<String> all = List.copyOf(lines);
        lines.clear();
        return all;
    }

    @Override
    public void close() {}

    @Override
    public boolean requiresLayout() {
        return false;
    }
}
