package io.dyndbg.plugin.random;

import java.util.List;

/**
 * The lines of a random class that store into its variables, its fields and a container, that declare variables, and that use what is stored.
 * What has come later draws for itself, so that the same seed gives much the same class as before.
 */
final class RandomStores {
    private static final String USE_CONTAINER = "Trace.use(c.isEmpty() ? null : c.get(0));";

    private final Draw draw;
    /** For what passes objects on. */
    private final Draw passes;
    /** For what is put into containers, and asked of what guards have decided. */
    private final Draw fills;
    /** For what lambdas put into a container of their method. */
    private final Draw puts;
    /** For what is taken away where a guard says no. */
    private final Draw denials;
    /** For what a guard chooses for the next one. */
    private final Draw choices;

    private final Variables variables;
    private final Expressions expressions;

    RandomStores(long seed, Draw draw, Draw passes, Variables variables, Expressions expressions) {
        this.draw = draw;
        this.passes = passes;
        fills = new Draw(seed + Long.MAX_VALUE / 3);
        puts = new Draw(seed + Long.MAX_VALUE / 5);
        denials = new Draw(seed + Long.MAX_VALUE / 7);
        choices = new Draw(seed + Long.MAX_VALUE / 11);
        this.variables = variables;
        this.expressions = expressions;
    }

    /**
     * Answers lines that store something.
     *
     * @param denied whether a guard around has said no
     * @param inLambda whether a lambda stands around
     */
    List<String> store(boolean denied, boolean inLambda) {
        if (!denied && !inLambda && fills.oneIn(4)) {
            return List.of("c.add(p);");
        }
        boolean puts = !denied && inLambda && this.puts.oneIn(4);
        if (denied && denials.either()) {
            return List.of(
                    (variables.isStatic || denials.either() ? denials.any(variables.objects) : "object") + " = null;");
        }
        String stored = stored(denied);
        return puts ? List.of("c.add(p);", stored) : List.of(stored);
    }

    private String stored(boolean denied) {
        // Whether an object is there because a guard said no is asked by nobody's code but this.
        return switch (denied ? 2 : draw.below(variables.isStatic ? 3 : 5)) {
            case 0 -> draw.any(variables.ints) + " = " + draw.below(9) + ";";
            case 1 -> draw.any(variables.objects) + " = new Object();";
            case 2 -> draw.any(variables.ints) + " += 1;";
            case 3 -> "object = " + draw.any("new Object()", "null") + ";";
            default -> "number = " + draw.any(variables.ints) + ";";
        };
    }

    /** Answers a line that declares a variable of the method. */
    String declare() {
        if (draw.either()) {
            String variable = draw.id("v");
            String line = "int " + variable + " = " + expressions.guardOr(draw.any("p", "3")) + ";";
            variables.ints.add(variable);
            return line;
        }
        String variable = draw.id("o");
        String value = draw.any("null", "new Object()");
        boolean isPassed = passes.oneIn(3);
        String line = "Object " + variable + " = " + (isPassed ? passed() : value) + ";";
        variables.objects.add(variable);
        if (!isPassed) {
            variables.local.add(variable);
        }
        return line;
    }

    /** Answers a line that declares a variable with a guard's answer. */
    String keep() {
        String variable = draw.id("g");
        String line = draw.any("boolean ", "Boolean ", "boolean ") + variable + " = " + expressions.guard() + ";";
        variables.answers.add(variable);
        return line;
    }

    /** What another guard may have decided about, here or in another class. */
    private String passed() {
        String object = passes.any(variables.objects);
        return variables.isStatic
                ? passes.any("Other.made()", "new Other(" + object + ").object")
                : passes.any("object", "held()", "made()", "Other.made()", "new Other(" + object + ").held()");
    }

    /** Answers a line that throws where an object is null: as it would be if the guard that stores it were shut, and this one not. */
    String use() {
        if (fills.oneIn(6)) {
            return USE_CONTAINER;
        }
        String object = variables.isStatic || draw.oneIn(3)
                ? draw.any(variables.objects)
                : draw.any(draw.any(variables.objects), "object");
        return draw.oneIn(4) ? "Trace.use(" + object + ");" : "if (" + object + " != null) " + object + ".hashCode();";
    }

    /** Answers a condition on what is there only where a guard says yes; null mostly. That it is not there is nobody's business. */
    String filled() {
        boolean asks = fills.oneIn(3);
        String filled = fills.any("!c.isEmpty()", fills.any(variables.ints) + " > 1");
        return asks ? filled : null;
    }

    /**
     * What the guard that comes next needs, and another answer decides about.
     *
     * @param lines store it
     * @param use throws where it is not there
     */
    record Needed(List<String> lines, String use) {}

    /** Answers some such; null mostly. */
    Needed needed() {
        Needed denied = denials.oneIn(4) ? denied() : null;
        return denied == null && choices.oneIn(6) ? chosen() : denied;
    }

    private Needed denied() {
        String object = denials.any(variables.objects);
        String answer = answer(denials);
        return denials.oneIn(3)
                ? new Needed(List.of("c.add(p);", "if (!" + answer + ") c.clear();"), USE_CONTAINER)
                : new Needed(
                        List.of(object + " = new Object();", "if (!" + answer + ") " + object + " = null;"),
                        "Trace.use(" + object + ");");
    }

    private Needed chosen() {
        String variable = choices.id("w");
        String answer = answer(choices);
        String number = "long " + variable + " = " + answer + " ? p + 1 : 0;";
        String object = "Object " + variable + " = " + answer + " ? new Object() : null;";
        String stored =
                "Object " + variable + "; if (" + answer + ") " + variable + " = c; else " + variable + " = null;";
        String line = choices.any(number, object, stored);
        if (choices.oneIn(3) && !line.equals(number)) {
            variables.objects.add(variable);
        }
        return new Needed(
                List.of(line), "Trace.use(" + (line.equals(number) ? variable + " == 0 ? null : c" : variable) + ");");
    }

    private String answer(Draw from) {
        return from.either() && !variables.answers.isEmpty()
                ? from.any(variables.answers)
                : expressions.guard(from.any("A", "B"), "debug");
    }
}
