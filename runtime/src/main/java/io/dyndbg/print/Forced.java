package io.dyndbg.print;

import java.lang.reflect.Proxy;

/**
 * A forced logger, or the handler of one that is a proxy. It may come to another woven statement, in a default method of its
 * interface or in a logger that is made around it: that is the same message, to be printed once.
 */
public interface Forced {

    /** Answers whether {@code logger} is one. */
    static boolean is(Object logger) {
        return logger instanceof Forced
                || Proxy.isProxyClass(logger.getClass()) && Proxy.getInvocationHandler(logger) instanceof Forced;
    }
}
