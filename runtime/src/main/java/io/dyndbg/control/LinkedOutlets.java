package io.dyndbg.control;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import io.dyndbg.site.Level;
import io.dyndbg.switches.ClassSwitch;
import java.util.Optional;

/** Asks the logging APIs that a class uses whether messages of a logger with the class's name arrive anywhere. */
final class LinkedOutlets implements ObstacleCheck {
    @Override
    public Optional<String> obstacle(ClassSwitch classSwitch, String api, Level level) {
        String logger = classSwitch.lookup().lookupClass().getName();
        for (Class<?> receiver : classSwitch.receivers()) {
            Optional<LoggingApi> found = LoggingApis.of(receiver);
            Optional<String> obstacle =
                    found.isEmpty() ? Optional.empty() : found.get().obstacle(logger, level);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }
}
