package io.dyndbg.print.jul;

import io.dyndbg.print.Outputs;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Looks whether a handler up the tree takes records of a level. */
public final class JulObstacle {
    private JulObstacle() {}

    /** Answers what stops a record of {@code level} on its way from {@code logger}, and what to set; or nothing. */
    public static Optional<String> of(Logger logger, io.dyndbg.site.Level level) {
        Level wanted = JulLevels.of(level);
        if (JulPrinter.overridesLog(logger) && !JBossLogManager.owns(logger)) {
            return ofUnknown(logger, wanted);
        }
        Outputs outputs = new Outputs();
        for (Logger at = logger; at != null; at = at.getParent()) {
            for (Handler handler : at.getHandlers()) {
                String stops = stops(logger, handler, wanted);
                if (stops == null) {
                    outputs.takes("handler " + handler.getClass().getName());
                } else {
                    outputs.stop(stops);
                }
            }
            if (!at.getUseParentHandlers()) {
                break;
            }
        }
        return outputs.obstacle(
                "no handler: logger \"" + logger.getName() + "\" and its parents have none; add a handler");
    }

    /** As {@link #of(Logger, io.dyndbg.site.Level)} for a logger of that name, which need not exist and is not made. */
    public static Optional<String> of(String name, io.dyndbg.site.Level level) {
        return of(nearest(name), level);
    }

    /** The handlers of a logger that does not exist yet are those of the parents that do. */
    private static Logger nearest(String name) {
        LogManager manager = LogManager.getLogManager();
        for (String at = name; !at.isEmpty(); at = at.substring(0, Math.max(at.lastIndexOf('.'), 0))) {
            Logger logger = manager.getLogger(at);
            if (logger != null) {
                return logger;
            }
        }
        return Logger.getLogger("");
    }

    private static String stops(Logger logger, Handler handler, Level wanted) {
        if (handler.getLevel().intValue() > wanted.intValue()) {
            return describe(handler, wanted);
        }
        if (!handler.getClass().getName().equals(JulPrinter.SLF4J_BRIDGE)) {
            return null;
        }
        return Slf4jBridge.obstacle(logger.getName(), wanted)
                .map(why -> "handler " + JulPrinter.SLF4J_BRIDGE + " hands it to SLF4J: " + why)
                .orElse(null);
    }

    private static String describe(Handler handler, Level wanted) {
        String type = handler.getClass().getName();
        return "handler " + type + " is at level " + handler.getLevel().getName() + "; set " + type + ".level="
                + wanted.getName();
    }

    private static Optional<String> ofUnknown(Logger logger, Level wanted) {
        Level printed = JulLevels.lowestEnabled(logger, wanted);
        return Outputs.ofUnknown(logger, wanted.getName(), printed == null ? null : printed.getName());
    }
}
