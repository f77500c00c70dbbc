package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.MethodUses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The source names of the methods of one class: a lambda body or a helper that a compiler made belongs to the method that
 * uses it.
 */
public final class Functions {
    /** What compilers call the bodies of lambdas: {@code lambda$start$0}, {@code start$lambda$0}, {@code $anonfun$start$1}. */
    private static final Pattern LAMBDA =
            Pattern.compile("lambda\\$(.+)\\$\\d+|(.+)\\$lambda[$-]\\d+.*|\\$anonfun\\$(.+)\\$\\d+");

    /** Since Kotlin 2 makes them as Java does it does not mark them as generated. */
    private static final Pattern KOTLINS = Pattern.compile(".+\\$lambda[$-]\\d+.*");

    private static final int PRIVATE_STATIC = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

    /** What Scala 3 calls them, and by-name arguments, which are not marked as generated: {@code start$$anonfun$1}. */
    private static final String ANONYMOUS = "$$anonfun$";

    /** What Groovy calls the class of a closure: {@code Jobs$_run_closure1}, with more of the same for closures in closures. */
    private static final Pattern CLOSURE = Pattern.compile(".*?\\$_(.+?)_closure\\d+.*");

    /** And Kotlin that of a coroutine: {@code Order$ship$1}, with more numbers for coroutines in coroutines. */
    private static final Pattern COROUTINE = Pattern.compile(".*\\$([^$]*[^$\\d][^$]*)(?:\\$\\d+)+");

    private final ClassNode owner;
    private final MethodUses uses;
    private final Map<String, Integer> overloads = new HashMap<>();

    public Functions(ClassNode owner, MethodUses uses) {
        this.owner = owner;
        this.uses = uses;
        for (MethodNode method : owner.methods) {
            if (!isGenerated(method)) {
                overloads.merge(method.name, 1, Integer::sum);
            }
        }
    }

    /** Answers the name of the source method that {@code method} belongs to; its own if a person wrote it. */
    public String name(MethodNode method) {
        MethodNode source = source(method);
        String around = around(source);
        if (around != null) {
            return around;
        }
        int anonymous = source.name.indexOf(ANONYMOUS);
        if (anonymous > 0) {
            return written(source.name.substring(0, anonymous));
        }
        Matcher lambda = LAMBDA.matcher(source.name);
        if (!isGenerated(source) || !lambda.matches()) {
            return source.name;
        }
        return written(
                lambda.group(1) != null
                        ? lambda.group(1)
                        : lambda.group(2) != null ? lambda.group(2) : lambda.group(3));
    }

    /** Answers the method around where the whole class is the body of a closure or a coroutine; null if it is none. */
    private String around(MethodNode method) {
        if ("groovy/lang/Closure".equals(owner.superName) && method.name.equals("doCall")) {
            Matcher closure = CLOSURE.matcher(owner.name);
            return closure.matches() ? closure.group(1) : null;
        }
        boolean coroutine = method.name.equals("invokeSuspend")
                && owner.superName != null
                && owner.superName.startsWith("kotlin/coroutines/jvm/internal/");
        return coroutine && owner.outerMethod != null ? aroundCoroutine() : null;
    }

    /** One in another coroutine stands in that one's class, one in a lambda in that one's body. */
    private String aroundCoroutine() {
        Matcher outer = COROUTINE.matcher(String.valueOf(owner.outerClass));
        if (owner.outerMethod.equals("invokeSuspend") && outer.matches()) {
            return outer.group(1);
        }
        Matcher lambda = LAMBDA.matcher(owner.outerMethod);
        return lambda.matches() && lambda.group(2) != null ? lambda.group(2) : owner.outerMethod;
    }

    private static String written(String name) {
        return switch (name) {
            case "new", "$init$" -> "<init>";
            case "static" -> "<clinit>";
            default -> name;
        };
    }

    /** Answers the descriptor of the source method that {@code method} belongs to if its name is overloaded, else null. */
    public String descriptor(MethodNode method) {
        MethodNode source = source(method);
        return overloads.getOrDefault(source.name, 0) > 1 ? source.desc : null;
    }

    /** Follows the uses of generated methods outwards; the bound stops at helpers that use each other. */
    private MethodNode source(MethodNode method) {
        MethodNode source = method;
        for (int depth = 0; depth < 16 && isGenerated(source); depth++) {
            List<MethodUses.Use> users = uses.of(source);
            if (users.isEmpty() || users.get(0).user() == source) {
                return source;
            }
            source = users.get(0).user();
        }
        return source;
    }

    private static boolean isGenerated(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && (method.access & Opcodes.ACC_BRIDGE) == 0
                || (method.access & PRIVATE_STATIC) == PRIVATE_STATIC
                        && KOTLINS.matcher(method.name).matches();
    }
}
