package acme.a;

import acme.b.B;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class A {
    private static final Logger LOG = LoggerFactory.getLogger(A.class);

    public static void main(String[] arguments) {
        LOG.debug("a");
        B.go();
    }
}
