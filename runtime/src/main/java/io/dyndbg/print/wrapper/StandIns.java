package io.dyndbg.print.wrapper;

import io.dyndbg.print.Printing;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Makes what stands for loggers of one type: a proxy of an interface, an instance of a subclass of a class. Safe for any thread. */
final class StandIns {
    private final MethodHandles.Lookup lookup;
    /** Null until one is needed. */
    private volatile Subclass subclass;

    /** @param lookup that of the class that uses the type */
    StandIns(MethodHandles.Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * Answers what asks {@code handler} for all that it is told; nothing if there can't be any.
     *
     * @param receiver the same type each time
     */
    Optional<Object> of(Class<?> receiver, InvocationHandler handler) {
        // Nobody but its permitted types may implement a sealed one.
        if (receiver.isSealed() || Modifier.isFinal(receiver.getModifiers())) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    receiver.isInterface()
                            ? Proxy.newProxyInstance(receiver.getClassLoader(), new Class<?>[] {receiver}, handler)
                            : subclass(receiver).with(handler));
        } catch (Throwable failed) {
            Printing.report(failed);
            return Optional.empty();
        }
    }

    private Subclass subclass(Class<?> receiver) throws ReflectiveOperationException {
        // Two threads may make two, each as good as the other.
        if (subclass == null) {
            subclass = Subclass.of(receiver, lookup);
        }
        return subclass;
    }
}
