package io.dyndbg.it.benchmark;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The methods with their statements; the woven form is this class too, after weaving. */
public final class LoggingWork implements Work {
    private static final Logger log = LoggerFactory.getLogger(LoggingWork.class);

    private final String name = "name";
    private final Object peer = new Object();
    private int count;

    @Override
    public int twoFields() {
        log.debug("{} from {}", name, peer);
        return ++count;
    }

    @Override
    public int boxed() {
        log.debug("count {}", count);
        return ++count;
    }

    @Override
    public int varargs() {
        log.debug("{} from {} to {}", name, peer, this);
        return ++count;
    }

    @Override
    public int guarded() {
        if (log.isDebugEnabled()) {
            log.debug("{} from {}", name, peer);
        }
        return ++count;
    }

    @Override
    public int ten() {
        log.debug("1 {} from {}", name, peer);
        log.debug("2 {} from {}", name, peer);
        log.debug("3 {} from {}", name, peer);
        log.debug("4 {} from {}", name, peer);
        log.debug("5 {} from {}", name, peer);
        log.debug("6 {} from {}", name, peer);
        log.debug("7 {} from {}", name, peer);
        log.debug("8 {} from {}", name, peer);
        log.debug("9 {} from {}", name, peer);
        log.debug("10 {} from {}", name, peer);
        return ++count;
    }
}
