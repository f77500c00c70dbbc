package io.dyndbg.plugin.random;

import java.util.List;
import java.util.Random;

/**
 * The source of one random class: statements of all shapes between guards of all kinds, which share variables and fields, keep
 * answers and pass them on. The same seed gives the same class. Whatever it does depends on its methods' argument and on what
 * its loggers answer, on nothing else; what it does it says to {@link Trace}.
 */
final class RandomClass {
    private static final int DEEPEST = 4;

    private final Random random;
    private final String name;
    private final List<RandomApi> apis;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder members = new StringBuilder();
    private final Variables variables = new Variables();
    private final List<String> ints = variables.ints;
    private final List<String> objects = variables.objects;
    private final List<String> answers = variables.answers;
    private final List<String> local = variables.local;

    private int next;
    private int helpers;
    private boolean isStatic;
    /** How many guards around have said no. */
    private int shut;

    private RandomClass(long seed) {
        random = new Random(seed);
        name = "R" + seed;
        apis = RandomApi.two(seed);
    }

    static String nameOf(long seed) {
        return "R" + seed;
    }

    static String source(long seed) {
        return new RandomClass(seed).source();
    }

    private String source() {
        int methods = 1 + random.nextInt(3);
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
                %s%s}
                """.formatted(
                        name,
                        apis.get(0).declaration("A", "random.a"),
                        apis.get(1).declaration("B", "random.b"),
                        guard("A", "debug"),
                        guard("B", "trace"),
                        name,
                        name,
                        calls,
                        guard("A", "debug"),
                        bodies,
                        members);
    }

    private String method(String method) {
        out.setLength(0);
        variables.forget();
        isStatic = false;
        boolean returns = random.nextBoolean();
        line(0, "Object " + method + "(int p) {");
        line(1, "int v0 = p;");
        line(1, "Object o0 = null;");
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

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String any(String... of) {
        return of[random.nextInt(of.length)];
    }

    /** As many characters for each, so that none is the beginning of another one. */
    private String id(String kind) {
        return kind + (1000 + next++);
    }

    /** What is declared in a block is forgotten behind it. */
    private void block(int depth, int nested, String returned) {
        List<List<String>> outer = variables.scope();
        int statements = 1 + random.nextInt(nested == 0 ? 5 : 3);
        for (int i = 0; i < statements; i++) {
            statement(depth, nested, returned);
        }
        variables.enter(outer);
    }

    private void statement(int depth, int nested, String returned) {
        int kind = random.nextInt(nested < DEEPEST ? 22 : 10);
        switch (kind) {
            case 0, 1, 2, 3 -> log(depth);
            case 4 -> line(depth, "Trace.effect(\"" + id("e") + "\");");
            case 5 -> store(depth);
            case 6 -> declare(depth);
            case 7 -> use(depth);
            case 8 -> {
                String logger = any("A", "B");
                line(depth, of(logger).info(logger, id("i")));
            }
            case 9 -> keep(depth);
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
        String id = id("s");
        String logger = any("A", "B");
        String method = any("debug", "debug", "trace");
        line(depth, "Trace.reach(\"" + id + "\");");
        String argument = argument();
        line(
                depth,
                switch (random.nextInt(7)) {
                    case 0 -> of(logger).concatenates(logger, method, id, List.of(argument));
                    case 1 ->
                        of(logger) == RandomApi.SLF4J
                                ? chain(logger, method, id, argument)
                                : of(logger).says(logger, method, id, List.of(argument));
                    case 2 -> of(logger).says(logger, method, id, List.of(argument, argument()));
                    case 3 -> of(logger).says(logger, method, id, List.of());
                    case 4 -> of(logger).throwing(logger, method, id, argument);
                    default -> of(logger).says(logger, method, id, List.of(argument));
                });
    }

    private static String chain(String logger, String method, String id, String argument) {
        String begins = method.equals("debug") ? ".atDebug()" : ".atTrace()";
        return logger + begins + ".log(\"" + id + " {}\", " + argument + ");";
    }

    private RandomApi of(String logger) {
        return apis.get(logger.equals("A") ? 0 : 1);
    }

    private String guard(String logger, String level) {
        return of(logger).guard(logger, level);
    }

    private String argument() {
        return switch (random.nextInt(6)) {
            case 0 -> any(ints);
            case 1 -> "Objects.isNull(" + any(objects) + ")";
            case 2 -> isStatic ? "p" : "number";
            case 3 -> "(p > 1 ? \"x\" : \"y\")";
            case 4 -> "Trace.argument(\"" + id("a") + "\", p)";
            default -> "p";
        };
    }

    private void store(int depth) {
        // Whether an object is there because a guard said no is asked by nobody's code but this.
        switch (shut > 0 ? 2 : random.nextInt(isStatic ? 3 : 5)) {
            case 0 -> line(depth, any(ints) + " = " + random.nextInt(9) + ";");
            case 1 -> line(depth, any(objects) + " = new Object();");
            case 2 -> line(depth, any(ints) + " += 1;");
            case 3 -> line(depth, "object = " + any("new Object()", "null") + ";");
            default -> line(depth, "number = " + any(ints) + ";");
        }
    }

    private void declare(int depth) {
        if (random.nextBoolean()) {
            String variable = id("v");
            line(depth, "int " + variable + " = " + guardOr(any("p", "3")) + ";");
            ints.add(variable);
        } else {
            String variable = id("o");
            line(depth, "Object " + variable + " = " + any("null", "new Object()") + ";");
            objects.add(variable);
            local.add(variable);
        }
    }

    private String guardOr(String value) {
        return oneIn(4) ? guard() + " ? 1 : " + any("0", "1", "p") : value;
    }

    /** Throws where the object is null: as it would be if the guard that stores it were shut, and this one not. */
    private void use(int depth) {
        String object = isStatic || oneIn(3) ? any(objects) : any(any(objects), "object");
        line(depth, oneIn(4) ? "Trace.use(" + object + ");" : "if (" + object + " != null) " + object + ".hashCode();");
    }

    private void keep(int depth) {
        String variable = id("g");
        line(depth, any("boolean ", "Boolean ", "boolean ") + variable + " = " + guard() + ";");
        answers.add(variable);
    }

    private String guard() {
        String plain = any(guard("A", "debug"), guard("B", "debug"), guard("A", "trace"), guard("A", "debug"));
        return switch (random.nextInt(12)) {
            case 0 -> plain + " && " + condition();
            case 1 -> condition() + " && " + plain;
            case 2 -> plain + " || " + guard("B", "trace");
            case 3 -> "(" + plain + " & " + condition() + ")";
            case 4 -> isStatic ? "KEPT" : any("KEPT", "kept", "asks()");
            case 5 -> answers.isEmpty() ? plain : any(answers);
            case 6 -> plain + " || " + condition();
            default -> plain;
        };
    }

    private String condition() {
        return oneIn(5) && !local.isEmpty() ? any(local) + " != null" : any("p > 0", "p > 1", "p == 1", "p < 2");
    }

    private void guarded(int depth, int nested, String returned) {
        String guard = guard();
        boolean negated = oneIn(8);
        line(depth, negated ? "if (!(" + guard + ")) {" : "if (" + guard + ") {");
        line(depth + 1, "Trace.enter(\"" + id("n") + "\");");
        shut += negated ? 1 : 0;
        block(depth + 1, nested + 1, returned);
        shut -= negated ? 1 : 0;
        if (oneIn(8)) {
            line(depth, "} else {");
            shut++;
            block(depth + 1, nested + 1, returned);
            shut--;
        }
        line(depth, "}");
    }

    private void leave(int depth, String returned) {
        line(
                depth,
                switch (random.nextInt(6)) {
                    case 0 ->
                        "if (" + guard() + " && p == 2) { Trace.thrown(); throw new IllegalStateException(\"" + id("t")
                                + "\"); }";
                    case 1 -> "if (" + guard() + ") return " + returned + ";";
                    default -> "if (!(" + guard() + ")) return " + returned + ";";
                });
    }

    private void branch(int depth, int nested, String returned) {
        line(depth, "if (" + condition() + ") {");
        block(depth + 1, nested + 1, returned);
        if (random.nextBoolean()) {
            line(depth, "} else {");
            block(depth + 1, nested + 1, returned);
        }
        line(depth, "}");
    }

    private void loop(int depth, int nested, String returned) {
        String variable = id("l");
        line(depth, "for (int " + variable + " = 0; " + variable + " < 2; " + variable + "++) {");
        block(depth + 1, nested + 1, returned);
        if (oneIn(4)) {
            line(depth + 1, "if (" + guard() + ") " + any("break", "continue") + ";");
        }
        line(depth, "}");
    }

    private void protect(int depth, int nested, String returned) {
        if (!isStatic && oneIn(3)) {
            line(depth, "synchronized (this) {");
            block(depth + 1, nested + 1, returned);
            line(depth, "}");
            return;
        }
        line(depth, "try {");
        block(depth + 1, nested + 1, returned);
        if (random.nextBoolean()) {
            line(depth, "} catch (RuntimeException " + id("x") + ") {");
        } else {
            line(depth, "} finally {");
        }
        block(depth + 1, nested + 1, returned);
        line(depth, "}");
    }

    private void select(int depth, int nested, String returned) {
        boolean asks = oneIn(3);
        boolean first = random.nextBoolean();
        line(depth, "switch (" + (asks ? "(" + guard() + ") ? 1 : 0" : "p") + ") {");
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
        String runnable = id("r");
        String number = id("v");
        String object = id("o");
        line(depth, "int c" + number + " = " + any(ints) + ";");
        line(depth, "Object c" + object + " = " + any(objects) + ";");
        List<List<String>> outerScope = variables.scope();
        String answer = answers.isEmpty() ? null : any(answers);
        variables.forget();
        if (answer != null) {
            answers.add(answer);
        }
        line(depth, "Runnable " + runnable + " = () -> {");
        line(depth + 1, "int " + number + " = c" + number + ";");
        line(depth + 1, "Object " + object + " = c" + object + ";");
        ints.add(number);
        objects.add(object);
        block(depth + 1, nested + 1, "");
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
        String answer = guard();
        boolean guards = random.nextBoolean();
        line(depth, (guards ? "if (" + guard() + ") " : "") + helper + "(p, " + any(objects) + ", " + answer + ");");
        String outer = out.toString();
        List<List<String>> outerScope = variables.scope();
        boolean outerStatic = isStatic;
        out.setLength(0);
        variables.forget();
        isStatic = outerStatic || oneIn(3);
        line(
                0,
                any("private ", "private ", "") + (isStatic ? "static " : "") + "void " + helper
                        + "(int p, Object o, boolean g) {");
        line(1, "int v = p;");
        ints.add("v");
        objects.add("o");
        if (oneIn(3)) {
            answers.add("g");
        }
        block(1, nested + 1, "");
        line(0, "}");
        members.append(out);
        out.setLength(0);
        out.append(outer);
        variables.enter(outerScope);
        isStatic = outerStatic;
    }
}
