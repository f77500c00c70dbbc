package io.dyndbg.print.versions;

import io.dyndbg.site.Level;
import org.slf4j.MarkerFactory;

/** The chains of SLF4J 2. */
public final class ChainMatrix extends Slf4jMatrix {
    @Override
    void speak() {
        at(Level.DEBUG, "atDebug").atDebug().log("text");
        at(Level.DEBUG, "atDebug").atDebug().log("two {} {}", 1, 2);
        at(Level.DEBUG, "atDebug").atDebug().log(() -> "supplied");
        at(Level.DEBUG, "atDebug").atDebug().addArgument(() -> 1).log("one {}");
        at(Level.DEBUG, "atDebug")
                .atDebug()
                .addMarker(MarkerFactory.getMarker("AUDIT"))
                .addKeyValue("user", 7)
                .setCause(new Exception("failure"))
                .log("failed");
        at(Level.DEBUG, "atLevel").atLevel(org.slf4j.event.Level.DEBUG).log("three {} {} {}", 1, 2, 3);
        at(Level.TRACE, "atTrace").atTrace().setMessage("set").log();
    }
}
