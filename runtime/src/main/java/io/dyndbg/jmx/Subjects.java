package io.dyndbg.jmx;

import java.lang.reflect.Method;
import java.util.Optional;
import javax.security.auth.Subject;

/** Who a JMX call is made for. JDK 18 has a method of its own for that, and later ones have none of the old way. */
final class Subjects {
    private Subjects() {}

    static Optional<Subject> current() {
        try {
            return Optional.ofNullable(
                    (Subject) Subject.class.getMethod("current").invoke(null));
        } catch (NoSuchMethodException before18) {
            return ofContext();
        } catch (ReflectiveOperationException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Subject> ofContext() {
        try {
            Class<?> context = Class.forName("java.security.AccessControlContext");
            Object now = Class.forName("java.security.AccessController")
                    .getMethod("getContext")
                    .invoke(null);
            Method of = Subject.class.getMethod("getSubject", context);
            return Optional.ofNullable((Subject) of.invoke(null, now));
        } catch (ReflectiveOperationException unknown) {
            return Optional.empty();
        }
    }
}
