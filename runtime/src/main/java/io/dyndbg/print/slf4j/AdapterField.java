package io.dyndbg.print.slf4j;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * A private field of an adapter, the one place where it keeps the logger beneath. Looked up once for the adapter's class, of
 * which there is nearly always one; the class is not kept alive.
 */
final class AdapterField {
    private final String name;
    private volatile WeakReference<Field> found = new WeakReference<>(null);

    AdapterField(String name) {
        this.name = name;
    }

    /** Answers the field's value in {@code adapter}, or null if it can't be read: a module that is not open, a new version. */
    Object read(Object adapter) {
        try {
            Field field = found.get();
            if (field == null || field.getDeclaringClass() != adapter.getClass()) {
                field = adapter.getClass().getDeclaredField(name);
                field.setAccessible(true);
                found = new WeakReference<>(field);
            }
            return field.get(adapter);
        } catch (ReflectiveOperationException | InaccessibleObjectException unreadable) {
            return null;
        }
    }
}
