package io.dyndbg.plugin.random;

import java.util.ArrayList;
import java.util.List;

/** What a generated class does, in its order. Called by generated code; for one thread. */
public final class Trace {
    private static List<String> events = new ArrayList<>();

    private Trace() {}

    /** Answers what happened since, and starts anew. */
    static List<String> take() {
        List<String> taken = events;
        events = new ArrayList<>();
        return taken;
    }

    static void add(String event) {
        events.add(event);
    }

    /** Something that an application does. */
    /** Code begins that a guard encloses. */
    public static void enter(String id) {
        add("enter " + id);
    }

    public static void effect(String id) {
        events.add("effect " + id);
    }

    /** Uses an object, which throws if there is none. */
    public static void use(Object object) {
        if (object == null) {
            thrown();
        }
        object.hashCode();
    }

    /** Something is about to be thrown. */
    public static void thrown() {
        events.add("thrown");
    }

    /** The statement {@code id} comes next. */
    public static void reach(String id) {
        events.add("reach " + id);
    }

    /** Evaluates an argument. */
    public static Object argument(String id, Object value) {
        events.add("argument " + id);
        return value;
    }

    public static void result(String method, Object value) {
        events.add("result " + method + " " + value);
    }

    public static void threw(String method, Throwable thrown) {
        events.add("threw " + method + " " + thrown.getClass().getName());
    }
}
