package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One logging API as it stands in byte code: which calls on its loggers are statements, which are guards. To add an API is
 * to write one of these and to list it in {@link LoggingCatalog}.
 */
public interface LoggingCalls {

    /** Answers the name that records carry: {@code slf4j}. */
    String name();

    /** Answers the internal names of the logger interfaces, or classes, that the API itself has and whose methods the
     * runtime knows; a call on a subtype of one of them counts too. */
    Set<String> loggers();

    /**
     * Answers the logger types that are classes and that the runtime has a subclass of. For others it makes one, unless they are
     * final; interfaces need not be named: it can answer for every one of them.
     */
    default Set<String> classesAnsweredFor() {
        return Set.of();
    }

    /** Answers whether the runtime answers for whatever methods a logger has, and not only for those of an API. */
    default boolean answersForAnyMethod() {
        return false;
    }

    /** Answers the internal names of the types of fluent chains; {@link FluentChain} follows calls of their methods. */
    default Set<String> fluentBuilders() {
        return Set.of();
    }

    /** Answers the statements and guards whose names say their level, with what they mean unless their arguments say more. */
    Map<String, Meaning> leveled();

    /** Answers the names of the others: what they mean depends on their arguments. */
    Set<String> others();

    /** Answers whether {@code method} is the name of a statement or a guard: a quick look before types are resolved. */
    default boolean names(String method) {
        return leveled().containsKey(method) || others().contains(method);
    }

    /** Answers the level that every statement method of that name logs at, if there is one. */
    default Optional<Level> levelOf(String method) {
        return leveled().get(method) instanceof Meaning.Logs logs ? Optional.of(logs.level()) : Optional.empty();
    }

    /** Answers the level that every guard of that name asks for, if there is one. */
    default Optional<Level> guardLevelOf(String method) {
        return leveled().get(method) instanceof Meaning.Asks asks ? Optional.of(asks.level()) : Optional.empty();
    }

    /**
     * Answers what a call of a method that {@link #names} knows means.
     *
     * @param method the called method's name
     * @param descriptor its descriptor
     * @param operands where its arguments come from
     * @return nothing if it is neither a statement nor a guard
     */
    Optional<Meaning> meaningOf(String method, String descriptor, Operands operands);
}
