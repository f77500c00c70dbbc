package io.dyndbg.plugin.mojo;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Tells a person who waits what is being worked on: a line every few seconds, none for what is done at once. */
final class Progress implements Consumer<String> {
    private static final long PAUSE = Duration.ofSeconds(2).toNanos();

    private final Log log;
    private long last = System.nanoTime();
    private int number;

    Progress(Log log) {
        this.log = log;
    }

    @Override
    public void accept(String what) {
        number++;
        log.debug("dyndbg: " + what);
        if (System.nanoTime() - last > PAUSE) {
            last = System.nanoTime();
            log.info("dyndbg: " + number + " so far, now " + what);
        }
    }
}
