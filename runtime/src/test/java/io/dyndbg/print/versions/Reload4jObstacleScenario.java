package io.dyndbg.print.versions;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.log4j.AsyncAppender;
import org.apache.log4j.ConsoleAppender;
import org.apache.log4j.varia.LevelRangeFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what stops a message of SLF4J at the appenders of reload4j, as they are set more and more strangely. */
public final class Reload4jObstacleScenario implements Function<String[], List<String>> {
    private final LoggingApi api = LoggingApis.of(Logger.class).orElseThrow();
    private final List<String> obstacles = new ArrayList<>();
    private String name;

    @Override
    public List<String> apply(String[] names) {
        name = names[1];
        org.apache.log4j.Logger root = org.apache.log4j.Logger.getRootLogger();
        root.removeAllAppenders();
        ConsoleAppender file = new ConsoleAppender();
        file.setName("FILE");
        root.addAppender(file);
        ask(LoggerFactory.getLogger(name));

        file.setThreshold(org.apache.log4j.Level.WARN);
        ask(name + ".NotMade");
        org.apache.log4j.Logger logger = org.apache.log4j.Logger.getLogger(name);
        ConsoleAppender console = new ConsoleAppender();
        console.setName("CONSOLE");
        logger.addAppender(console);
        ask(LoggerFactory.getLogger(name));
        logger.removeAppender(console);

        file.setThreshold(null);
        LevelRangeFilter range = new LevelRangeFilter();
        range.setLevelMin(org.apache.log4j.Level.INFO);
        file.addFilter(range);
        ask(LoggerFactory.getLogger(name));

        AsyncAppender async = new AsyncAppender();
        async.setName("ASYNC");
        async.setBlocking(false);
        async.addAppender(console);
        root.removeAllAppenders();
        root.addAppender(async);
        ask(LoggerFactory.getLogger(name));

        logger.setAdditivity(false);
        ask(LoggerFactory.getLogger(name + ".Child"));
        return obstacles;
    }

    private void ask(Object logger) {
        obstacles.add(api.obstacle(logger, Level.DEBUG).orElse("none"));
    }
}
