package acme.b;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class B {
    private static final Logger LOG = LoggerFactory.getLogger(B.class);

    public static void go() {
        LOG.debug("b");
    }
}
