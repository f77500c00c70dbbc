package io.dyndbg.print.wrapper;

import io.dyndbg.print.ConstantProxy;
import io.dyndbg.print.Printing;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Makes what stands for loggers of one type: a proxy of an interface, an instance of a subclass of a class. Safe for any thread. */
final class StandIns {
    private final Class<?> type;
    private final MethodHandles.Lookup lookup;
    /** Null until one is needed. */
    private volatile Subclass subclass;

    /** @param lookup that of the class that uses the type */
    StandIns(Class<?> type, MethodHandles.Lookup lookup) {
        this.type = type;
        this.lookup = lookup;
    }

    /** Answers what asks {@code handler} for all that it is told; nothing if there can't be any. */
    Optional<Object> of(InvocationHandler handler) {
        try {
            return Optional.of(make(handler));
        } catch (Throwable refused) {
            return Optional.empty();
        }
    }

    /** Answers the same, for one execution of a forced site; if there can't be any, which is said, {@code logger}. */
    Object of(InvocationHandler handler, Object logger) {
        try {
            return make(handler);
        } catch (Throwable refused) {
            Printing.report(refused);
            return logger;
        }
    }

    /** Answers why there can't be any, one sentence; nothing if there can. */
    Optional<String> refusal() {
        try {
            if (type.isInterface()) {
                make(ConstantProxy.SILENT);
            } else {
                Subclass.check(type, lookup);
            }
            return Optional.empty();
        } catch (Throwable refused) {
            String why = refused instanceof ReflectiveOperationException ? refused.getMessage() : refused.toString();
            return Optional.of("those whose logger is a " + type.getName() + " are called as the code says: " + why);
        }
    }

    private Object make(InvocationHandler handler) throws Throwable {
        return type.isInterface()
                ? Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler)
                : subclass().with(handler);
    }

    private Subclass subclass() throws ReflectiveOperationException {
        // Two threads may make two, each as good as the other.
        if (subclass == null) {
            subclass = Subclass.of(type, lookup);
        }
        return subclass;
    }
}
