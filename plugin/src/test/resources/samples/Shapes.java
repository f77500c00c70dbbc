package samples;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** Statements of many shapes; run() executes them all and answers what they did besides logging. */
public class Shapes implements Serializable, Supplier<String> {
    private static final Logger LOG = LoggerFactory.getLogger(Shapes.class);
    private static final Marker MARKER = MarkerFactory.getMarker("M");
    private final transient Logger own = LoggerFactory.getLogger("samples.own");
    private int calls;
    private long wide = 7;
    private String name = "shapes";

    static {
        LOG.debug("static initialiser");
    }

    public Shapes() {
        LOG.debug("constructor");
    }

    @Override
    public String get() {
        List<String> seen = new ArrayList<>();
        plain();
        arguments(seen);
        guards(seen);
        seen.add(flow(3) + flow(0));
        lambdas(seen);
        new Nested().run(seen);
        seen.add(String.valueOf(new Point(1, 2).sum()));
        seen.add(Kind.ONE.describe());
        Greeter greeter = () -> "x";
        seen.add(greeter.greet());
        fluent();
        return seen + " calls " + calls;
    }

    private void plain() {
        LOG.debug("plain");
        LOG.trace("one {}", name);
        own.debug("two {} {}", calls, wide);
        own.debug("three {} {} {}", 'c', 1.5, true);
        LOG.debug(MARKER, "marker {}", name);
        LOG.debug("with a cause", new IllegalStateException("cause"));
        LOG.info("info {}", name);
    }

    private void arguments(List<String> seen) {
        LOG.debug("concat " + name + calls + wide);
        LOG.debug("call {}", call(seen, "a"));
        LOG.debug("ternary {}", calls > 1 ? "many" : call(seen, "b"));
        LOG.debug("increment {}", ++calls);
        LOG.debug(seen.isEmpty() ? "none" : "some");
        LOG.debug("nested {} {}", call(seen, call(seen, "c")), new int[] {calls, 2});
        (calls > 100 ? own : LOG).debug("receiver of two");
        logger(seen).debug("receiver of a call");
        Logger local = own;
        local.debug("local {}", wide);
        Logger kept;
        (kept = LOG).debug("kept");
        kept.debug("again");
    }

    private Logger logger(List<String> seen) {
        seen.add("logger");
        return own;
    }

    private String call(List<String> seen, String value) {
        seen.add(value);
        calls++;
        return value;
    }

    private void guards(List<String> seen) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("guarded {}", call(seen, "guarded"));
        }
        if (calls > 0 && own.isTraceEnabled()) {
            own.trace("compound");
        }
        if (!LOG.isDebugEnabled()) {
            wide = 7;
        } else {
            LOG.debug("not without its guard");
        }
        boolean debug = LOG.isDebugEnabled();
        if (debug) {
            LOG.debug("by a local");
        }
    }

    private String flow(int n) {
        try {
            for (int i = 0; i < n; i++) {
                LOG.debug("loop {}", i);
                if (i == 2) {
                    LOG.debug("leaving");
                    return "left";
                }
            }
            synchronized (this) {
                LOG.debug("locked");
            }
            return "ran";
        } finally {
            LOG.debug("finally {}", n);
        }
    }

    private void lambdas(List<String> seen) {
        List.of("x", "y").forEach(value -> {
            LOG.debug("lambda {}", value);
            Runnable inner = () -> own.debug("inner {} {}", value, seen.size());
            inner.run();
        });
    }

    private void fluent() {
        LOG.atDebug().log("fluent");
        LOG.atDebug().addKeyValue("key", name).setMessage("fluent {}").addArgument(wide).log();
        LOG.atTrace().addMarker(MARKER).log(() -> "supplied");
    }

    class Nested {
        void run(List<String> seen) {
            LOG.debug("nested class {}", name);
            new Object() {
                void deep() {
                    own.debug("anonymous {}", calls);
                    seen.add("deep");
                }
            }.deep();
        }
    }

    record Point(int x, int y) {
        Point {
            LOG.debug("point {} {}", x, y);
        }

        int sum() {
            LOG.trace("sum");
            return x + y;
        }
    }

    enum Kind {
        ONE {
            @Override
            String describe() {
                LOG.debug("body of {}", this);
                return "one";
            }
        };

        abstract String describe();
    }

    interface Greeter {
        Logger LOG = LoggerFactory.getLogger("samples.greeter");

        String name();

        default String greet() {
            LOG.debug("greeting {}", name());
            return hidden();
        }

        private String hidden() {
            LOG.debug("private");
            return "hello " + name();
        }
    }
}
