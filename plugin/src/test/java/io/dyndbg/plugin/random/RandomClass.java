package io.dyndbg.plugin.random;

import java.util.List;

/**
 * The source of one random class: statements of all shapes between guards of all kinds, which share variables and fields, keep
 * answers and pass them on. The same seed gives the same class. Whatever it does depends on its methods' argument and on what
 * its loggers answer, on nothing else; what it does it says to {@link Trace}.
 */
final class RandomClass {
    private static final String CONTAINER = "List<Object> c = new ArrayList<>();";

    private static final int DEEPEST = 4;

    private final Draw draw;
    private final Draw passes;
    private final String name;
    private final List<RandomApi> apis;
    private final Expressions expressions;
    private final RandomStores stores;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder members = new StringBuilder();
    private final Variables variables = new Variables();
    private final List<String> ints = variables.ints;
    private final List<String> objects = variables.objects;
    private final List<String> answers = variables.answers;
    private final List<String> local = variables.local;

    private int helpers;
    /** How many guards around have said no. */
    private int shut;
    /** How many lambdas stand around. */
    private int lambdas;

    private RandomClass(long seed) {
        draw = new Draw(seed);
        passes = new Draw(~seed);
        name = "R" + seed;
        apis = RandomApi.two(seed);
        expressions = new Expressions(draw, variables, apis);
        stores = new RandomStores(seed, draw, passes, variables, expressions);
    }

    static String nameOf(long seed) {
        return "R" + seed;
    }

    static String source(long seed) {
        return new RandomClass(seed).source();
    }

    private String source() {
        int methods = 1 + draw.below(3);
        StringBuilder bodies = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < methods; i++) {
            bodies.append(method("m" + i));
            calls.append("      for (int p = 0; p < 3; p++) { try { Trace.result(\"m")
                    .append(i)
                    .append("\", ");
            calls.append("o.m").append(i).append("(p)); } catch (RuntimeException e) { Trace.threw(\"m");
            calls.append(i).append("\", e); } }\n");
        }
        return """
                import io.dyndbg.plugin.random.Trace;
                import java.util.*;
                import java.util.function.*;
                public class %s {
                  %s
                  %s
                  static final boolean KEPT = %s;
                  boolean kept = %s;
                  int number = 1;
                  Object object;
                  public void run() {
                    %s o = new %s();
                %s  }
                  boolean asks() { return %s; }
                  Object held() { return object; }
                  Object made() { return %s ? new Object() : null; }
                  static class Other {
                    final Object object;
                    Other(Object o) { object = o; }
                    Object held() { return object; }
                    static Object made() { if (%s) return new Object(); return null; }
                  }
                %s%s}
                """.formatted(
                        name,
                        apis.get(0).declaration("A", "random.a"),
                        apis.get(1).declaration("B", "random.b"),
                        expressions.guard("A", "debug"),
                        expressions.guard("B", "trace"),
                        name,
                        name,
                        calls,
                        expressions.guard("A", "debug"),
                        expressions.guard(passes.any("A", "B"), "debug"),
                        expressions.guard(passes.any("A", "B"), passes.any("debug", "trace")),
                        bodies,
                        members);
    }

    private String method(String method) {
        out.setLength(0);
        variables.forget();
        variables.isStatic = false;
        boolean returns = draw.either();
        line(0, "Object " + method + "(int p) {");
        line(1, "int v0 = p;");
        line(1, "Object o0 = null;");
        line(1, CONTAINER);
        ints.add("v0");
        objects.add("o0");
        local.add("o0");
        block(1, 0, returns ? "p" : "null");
        line(1, "return " + (returns ? "v0" : "null") + ";");
        line(0, "}");
        return out.toString();
    }

    private void line(int depth, String code) {
        out.append("  ".repeat(depth + 1)).append(code).append('\n');
    }

    /** What is declared in a block is forgotten behind it. */
    private void block(int depth, int nested, String returned) {
        List<List<String>> outer = variables.scope();
        int statements = 1 + draw.below(nested == 0 ? 5 : 3);
        for (int i = 0; i < statements; i++) {
            statement(depth, nested, returned);
        }
        variables.enter(outer);
    }

    private void statement(int depth, int nested, String returned) {
        int kind = draw.below(nested < DEEPEST ? 22 : 10);
        switch (kind) {
            case 0, 1, 2, 3 -> log(depth);
            case 4 -> line(depth, "Trace.effect(\"" + draw.id("e") + "\");");
            case 5 -> stores.store(shut > 0, lambdas > 0).forEach(line -> line(depth, line));
            case 6 -> line(depth, stores.declare());
            case 7 -> line(depth, stores.use());
            case 8 -> {
                String logger = draw.any("A", "B");
                line(depth, expressions.api(logger).info(logger, draw.id("i")));
            }
            case 9 -> line(depth, stores.keep());
            case 10, 11, 12, 13, 14 -> guarded(depth, nested, returned);
            case 15 -> leave(depth, returned);
            case 16 -> branch(depth, nested, returned);
            case 17 -> loop(depth, nested, returned);
            case 18 -> protect(depth, nested, returned);
            case 19 -> lambda(depth, nested);
            case 20 -> helper(depth, nested);
            default -> select(depth, nested, returned);
        }
    }

    private void log(int depth) {
        String id = draw.id("s");
        String logger = draw.any("A", "B");
        String method = draw.any("debug", "debug", "trace");
        line(depth, "Trace.reach(\"" + id + "\");");
        line(depth, expressions.statement(logger, method, id));
    }

    private void guarded(int depth, int nested, String returned) {
        RandomStores.Needed needed = shut > 0 ? null : stores.needed();
        if (needed != null) {
            needed.lines().forEach(line -> line(depth, line));
        }
        String guard = expressions.guard();
        boolean negated = draw.oneIn(8);
        line(depth, negated ? "if (!(" + guard + ")) {" : "if (" + guard + ") {");
        line(depth + 1, "Trace.enter(\"" + draw.id("n") + "\");");
        if (needed != null && !negated) {
            line(depth + 1, needed.use());
        }
        shut += negated ? 1 : 0;
        block(depth + 1, nested + 1, returned);
        shut -= negated ? 1 : 0;
        if (draw.oneIn(8)) {
            line(depth, "} else {");
            line(depth + 1, "Trace.enter(\"" + draw.id("n") + "\");");
            shut++;
            block(depth + 1, nested + 1, returned);
            shut--;
        }
        line(depth, "}");
    }

    private void leave(int depth, String returned) {
        line(
                depth,
                switch (draw.below(6)) {
                    case 0 ->
                        "if (" + expressions.guard()
                                + " && p == 2) { Trace.thrown(); throw new IllegalStateException(\"" + draw.id("t")
                                + "\"); }";
                    case 1 -> "if (" + expressions.guard() + ") return " + returned + ";";
                    default -> "if (!(" + expressions.guard() + ")) return " + returned + ";";
                });
    }

    private void branch(int depth, int nested, String returned) {
        String filled = stores.filled();
        line(depth, "if (" + (filled != null ? filled : expressions.condition()) + ") {");
        block(depth + 1, nested + 1, returned);
        if (filled == null && draw.either()) {
            line(depth, "} else {");
            block(depth + 1, nested + 1, returned);
        }
        line(depth, "}");
    }

    private void loop(int depth, int nested, String returned) {
        String variable = draw.id("l");
        line(depth, "for (int " + variable + " = 0; " + variable + " < 2; " + variable + "++) {");
        block(depth + 1, nested + 1, returned);
        if (draw.oneIn(4)) {
            line(depth + 1, "if (" + expressions.guard() + ") " + draw.any("break", "continue") + ";");
        }
        line(depth, "}");
    }

    private void protect(int depth, int nested, String returned) {
        if (!variables.isStatic && draw.oneIn(3)) {
            line(depth, "synchronized (this) {");
            block(depth + 1, nested + 1, returned);
            line(depth, "}");
            return;
        }
        line(depth, "try {");
        block(depth + 1, nested + 1, returned);
        if (draw.either()) {
            line(depth, "} catch (RuntimeException " + draw.id("x") + ") {");
        } else {
            line(depth, "} finally {");
        }
        block(depth + 1, nested + 1, returned);
        line(depth, "}");
    }

    private void select(int depth, int nested, String returned) {
        boolean asks = draw.oneIn(3);
        boolean first = draw.either();
        line(depth, "switch (" + (asks ? "(" + expressions.guard() + ") ? 1 : 0" : "p") + ") {");
        line(depth + 1, first ? "case 0 -> {" : "case 1 -> {");
        choice(depth + 2, nested, returned, asks && first);
        line(depth + 1, "default -> {");
        choice(depth + 2, nested, returned, asks && !first);
        line(depth, "}");
    }

    private void choice(int depth, int nested, String returned, boolean saidNo) {
        shut += saidNo ? 1 : 0;
        block(depth, nested + 1, returned);
        shut -= saidNo ? 1 : 0;
        line(depth - 1, "}");
    }

    /** The body sees copies of the variables around it. */
    private void lambda(int depth, int nested) {
        String runnable = draw.id("r");
        String number = draw.id("v");
        String object = draw.id("o");
        line(depth, "int c" + number + " = " + draw.any(ints) + ";");
        line(depth, "Object c" + object + " = " + draw.any(objects) + ";");
        List<List<String>> outerScope = variables.scope();
        String answer = answers.isEmpty() ? null : draw.any(answers);
        variables.forget();
        if (answer != null) {
            answers.add(answer);
        }
        line(depth, "Runnable " + runnable + " = () -> {");
        line(depth + 1, "int " + number + " = c" + number + ";");
        line(depth + 1, "Object " + object + " = c" + object + ";");
        ints.add(number);
        objects.add(object);
        lambdas++;
        block(depth + 1, nested + 1, "");
        lambdas--;
        line(depth, "};");
        line(depth, runnable + ".run();");
        variables.enter(outerScope);
    }

    /** A method of its own that is called here, and here alone: behind a guard at times. */
    private void helper(int depth, int nested) {
        if (helpers == 4) {
            log(depth);
            return;
        }
        String helper = "h" + helpers++;
        String answer = expressions.guard();
        boolean guards = draw.either();
        line(
                depth,
                (guards ? "if (" + expressions.guard() + ") " : "") + helper + "(p, " + draw.any(objects) + ", "
                        + answer + ");");
        String outer = out.toString();
        List<List<String>> outerScope = variables.scope();
        boolean outerStatic = variables.isStatic;
        out.setLength(0);
        variables.forget();
        variables.isStatic = outerStatic || draw.oneIn(3);
        line(
                0,
                draw.any("private ", "private ", "") + (variables.isStatic ? "static " : "") + "void " + helper
                        + "(int p, Object o, boolean g) {");
        line(1, "int v = p;");
        line(1, CONTAINER);
        ints.add("v");
        objects.add("o");
        if (draw.oneIn(3)) {
            answers.add("g");
        }
        block(1, nested + 1, "");
        line(0, "}");
        members.append(out);
        out.setLength(0);
        out.append(outer);
        variables.enter(outerScope);
        variables.isStatic = outerStatic;
    }
}
