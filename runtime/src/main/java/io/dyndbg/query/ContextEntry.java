package io.dyndbg.query;

/**
 * An entry of the mapped diagnostic context, MDC.
 *
 * @param key not empty
 * @param value the value that it must have; null if any will do
 */
public record ContextEntry(String key, String value) {

    /** {@code KEY} or {@code KEY=VALUE}; null if there is no key. */
    static ContextEntry of(String typed) {
        int equals = typed.indexOf('=');
        String key = equals < 0 ? typed : typed.substring(0, equals);
        return key.isEmpty() ? null : new ContextEntry(key, equals < 0 ? null : typed.substring(equals + 1));
    }

    @Override
    public String toString() {
        return value == null ? key : key + "=" + value;
    }
}
