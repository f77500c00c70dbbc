package io.dyndbg.plugin.collect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Distinct values in the order in which they came, each with its number from 0. Not thread-safe. */
final class Distinct<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    /** Answers the number of {@code value}, a new one if it was not seen before. */
    int number(T value) {
        Integer known = numbers.putIfAbsent(value, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    /** Answers the number of {@code value} counted from 1, and 0 for null. */
    int numberOrNull(T value) {
        return value == null ? 0 : number(value) + 1;
    }

    Set<T> values() {
        return numbers.keySet();
    }

    static void write(Distinct<String> strings, Output out) {
        out.varint(strings.values().size());
        strings.values().forEach(out::string);
    }
}
