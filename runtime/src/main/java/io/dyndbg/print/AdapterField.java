package io.dyndbg.print;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * A private field of an adapter, the one place where it keeps the logger beneath. Looked up once for the adapter's class, of
 * which there is nearly always one; the class is not kept alive. Safe for any thread.
 */
public final class AdapterField {
    private final String name;
    private volatile Found found = new Found(new WeakReference<>(null), new WeakReference<>(null));

    /** The field of an adapter's class, which may be one of a class above it. */
    private record Found(WeakReference<Class<?>> owner, WeakReference<Field> field) {}

    public AdapterField(String name) {
        this.name = name;
    }

    /** Answers the field's value in {@code adapter}, or null if it can't be read: a module that is not open, a new version. */
    public Object read(Object adapter) {
        try {
            Found last = found;
            Field field = last.field().get();
            if (field == null || last.owner().get() != adapter.getClass()) {
                field = find(adapter.getClass());
                field.setAccessible(true);
                found = new Found(new WeakReference<>(adapter.getClass()), new WeakReference<>(field));
            }
            return field.get(adapter);
        } catch (ReflectiveOperationException | InaccessibleObjectException unreadable) {
            return null;
        }
    }

    private Field find(Class<?> adapter) throws NoSuchFieldException {
        for (Class<?> type = adapter; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
