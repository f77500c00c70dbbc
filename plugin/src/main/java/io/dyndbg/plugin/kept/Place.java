package io.dyndbg.plugin.kept;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;

/** Where a value is kept or passed, beyond one method. */
public sealed interface Place {
    /** The types that a guard's answer is kept in. */
    Set<String> TYPES = Set.of(
            "Z",
            "Ljava/lang/Boolean;",
            "[Z",
            "[Ljava/lang/Boolean;",
            "Ljava/util/concurrent/atomic/AtomicBoolean;",
            "Ljava/util/function/BooleanSupplier;",
            "Ljava/util/function/Supplier;",
            "Ljava/util/function/Predicate;");

    /** Each of these types has one of them in its name. */
    List<String> PARTS = List.of("Z", "Boolean", "Supplier", "Predicate");

    /** Answers the internal name of the class that has it. */
    String owner();

    /** Answers the member's name, for a method with its descriptor. */
    String member();

    /** Answers the member's name alone. */
    default String name() {
        int descriptor = member().indexOf('(');
        return descriptor < 0 ? member() : member().substring(0, descriptor);
    }

    /** A field, by the class that declares it. */
    record Field(String owner, String member) implements Place {}

    /** What a method returns, by the class that has its code. */
    record Result(String owner, String member) implements Place {}

    /** What a method is called with: argument {@code index}, counted from 0 without the receiver. */
    record Parameter(String owner, String member, int index) implements Place {}

    /** Answers whether a method may be given a guard's answer. */
    static boolean keepsAny(String method) {
        // Most have none, and their types need not be taken apart.
        for (String part : PARTS) {
            if (method.contains(part)) {
                return Arrays.stream(Type.getArgumentTypes(method)).anyMatch(Place::keeps);
            }
        }
        return false;
    }

    static boolean keeps(Type type) {
        return TYPES.contains(type.getDescriptor());
    }
}
