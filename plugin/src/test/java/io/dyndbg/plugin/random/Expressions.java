package io.dyndbg.plugin.random;

import java.util.List;

/** The lines and conditions of a random class that stand by themselves: what its loggers say, and what they are asked. */
final class Expressions {
    private final Draw draw;
    private final Variables variables;
    private final List<RandomApi> apis;

    Expressions(Draw draw, Variables variables, List<RandomApi> apis) {
        this.draw = draw;
        this.variables = variables;
        this.apis = apis;
    }

    /** @param logger {@code A} or {@code B} */
    RandomApi api(String logger) {
        return apis.get(logger.equals("A") ? 0 : 1);
    }

    String guard(String logger, String level) {
        return api(logger).guard(logger, level);
    }

    /** Answers a condition that asks a logger, or what was kept of its answer. */
    String guard() {
        String plain = draw.any(guard("A", "debug"), guard("B", "debug"), guard("A", "trace"), guard("A", "debug"));
        return switch (draw.below(12)) {
            case 0 -> plain + " && " + condition();
            case 1 -> condition() + " && " + plain;
            case 2 -> plain + " || " + guard("B", "trace");
            case 3 -> "(" + plain + " & " + condition() + ")";
            case 4 -> variables.isStatic ? "KEPT" : draw.any("KEPT", "kept", "asks()");
            case 5 -> variables.answers.isEmpty() ? plain : draw.any(variables.answers);
            case 6 -> plain + " || " + condition();
            default -> plain;
        };
    }

    String guardOr(String value) {
        return draw.oneIn(4) ? guard() + " ? 1 : " + draw.any("0", "1", "p") : value;
    }

    String condition() {
        return draw.oneIn(5) && !variables.local.isEmpty()
                ? draw.any(variables.local) + " != null"
                : draw.any("p > 0", "p > 1", "p == 1", "p < 2");
    }

    /** @param id what the line that is logged begins with */
    String statement(String logger, String method, String id) {
        String argument = argument();
        return switch (draw.below(7)) {
            case 0 -> api(logger).concatenates(logger, method, id, List.of(argument));
            case 1 ->
                api(logger) == RandomApi.SLF4J
                        ? chain(logger, method, id, argument)
                        : api(logger).says(logger, method, id, List.of(argument));
            case 2 -> api(logger).says(logger, method, id, List.of(argument, argument()));
            case 3 -> api(logger).says(logger, method, id, List.of());
            case 4 -> api(logger).throwing(logger, method, id, argument);
            default -> api(logger).says(logger, method, id, List.of(argument));
        };
    }

    private static String chain(String logger, String method, String id, String argument) {
        String begins = method.equals("debug") ? ".atDebug()" : ".atTrace()";
        return logger + begins + ".log(\"" + id + " {}\", " + argument + ");";
    }

    private String argument() {
        return switch (draw.below(6)) {
            case 0 -> draw.any(variables.ints);
            case 1 -> "Objects.isNull(" + draw.any(variables.objects) + ")";
            case 2 -> variables.isStatic ? "p" : "number";
            case 3 -> "(p > 1 ? \"x\" : \"y\")";
            case 4 -> "Trace.argument(\"" + draw.id("a") + "\", p)";
            default -> "p";
        };
    }
}
