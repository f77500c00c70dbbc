package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.MethodUses;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What of one class stands behind guards' answers that are kept. Used by one thread. */
public final class ClassAnswers {
    /** Methods that pass on only what a predicate accepts, of {@code Optional}, of streams and of their kin. */
    private static final Set<String> FILTERS = Set.of("filter", "takeWhile");

    private static final String FILTER = "its answer is asked by a filter";

    private final ClassNode owner;
    private final Scan scan;
    private final LoggingCatalog apis;
    private final Values.Guards guards;
    private final KeptPlaces places;
    private final Map<MethodNode, Optional<MethodAnswers>> methods = new HashMap<>();
    private final Map<MethodNode, String> whole = new HashMap<>();
    /** Null until somebody asks. */
    private Set<String> filtered;
    /** Whether the module's places matter here; else only methods that ask a guard can have anything. */
    private final boolean concerned;
    /** The members that are places; null while they are looked for. */
    private final Set<String> kept;

    private ClassAnswers(
            ClassNode owner, Scan scan, LoggingCatalog apis, KeptPlaces places, boolean concerned, Set<String> kept) {
        this.owner = owner;
        this.scan = scan;
        this.apis = apis;
        this.places = places;
        this.concerned = concerned;
        this.kept = kept;
        this.guards = new Values.Guards(
                scan.guardCalls()::contains,
                scan.levelQuestions().keySet(),
                reference -> apis.guardLevelOf(reference)
                        .filter(scan.levels()::contains)
                        .isPresent());
    }

    /** As far as is known by now, for the search. */
    static ClassAnswers soFar(ClassNode owner, Scan scan, LoggingCatalog apis, KeptPlaces places) {
        return new ClassAnswers(owner, scan, apis, places, true, null);
    }

    /**
     * Looks at a class that {@code places} concern.
     *
     * @param hidden tells the methods that only the class itself uses
     */
    public static ClassAnswers of(
            ClassNode owner,
            MethodUses uses,
            Scan scan,
            LoggingCatalog apis,
            KeptPlaces places,
            Predicate<MethodNode> hidden) {
        ClassAnswers answers =
                new ClassAnswers(owner, scan, apis, places, places.concern(owner.name), places.members());
        Optional.ofNullable(places.found(owner)).ifPresent(found -> answers.methods.putAll(found.methods));
        answers.closeWhole(uses, hidden);
        return answers;
    }

    /** What is known of these methods may be otherwise by now. */
    void forget(List<MethodNode> which) {
        which.forEach(methods::remove);
    }

    Optional<MethodAnswers> method(MethodNode method) {
        Optional<MethodAnswers> known = methods.get(method);
        if (known == null) {
            boolean any = mayDecideMore(method)
                    || scan.levelQuestions().containsValue(method)
                    || concerned && mayNamePlace(method);
            known = !any
                    ? Optional.empty()
                    : scan.flows().of(method).map(flow -> new MethodAnswers(owner.name, method, flow, guards, places));
            methods.put(method, known);
        }
        return known;
    }

    private boolean mayNamePlace(MethodNode method) {
        return kept == null || !Collections.disjoint(Named.in(method, scan.guardCalls()), kept);
    }

    /** Answers whether a guard in {@code method} may decide anything but the code that it jumps over. */
    public boolean mayDecideMore(MethodNode method) {
        return MayKeep.use(method, scan, apis).decidesMore();
    }

    /** Answers whether {@code method} may put the answer of a guard of its own into any place. */
    boolean mayKeep(MethodNode method) {
        return MayKeep.use(method, scan, apis).keeps();
    }

    Kind kind(Stored stored) {
        return stored.user() == null
                ? Kind.UNKNOWN
                : method(stored.method())
                        .map(answers -> answers.stored(stored.user(), stored.depth()))
                        .orElse(Kind.UNKNOWN);
    }

    /** As {@link #kind}, where it does not count that what passes the value on stands behind a guard itself. */
    Kind passed(Stored stored) {
        return stored.user() == null
                ? Kind.UNKNOWN
                : method(stored.method())
                        .map(answers -> answers.taken(stored.user(), stored.depth()))
                        .orElse(Kind.UNKNOWN);
    }

    /**
     * Answers where the answer is kept that {@code at} takes; null if it takes none but what its own guards ask at once.
     *
     * @param tied whether guards open with it that decide a value
     */
    public String keptBefore(MethodNode method, AbstractInsnNode at, boolean tied) {
        if (whole.containsKey(method)) {
            return whole.get(method);
        }
        return method(method)
                .map(answers -> keptBefore(answers, answers.flow().control().node(at), tied))
                .orElse(null);
    }

    private static String keptBefore(MethodAnswers answers, int node, boolean tied) {
        if (answers.closedElsewhere().get(node)) {
            return answers.ways().where(Side::isKeptElsewhere, node);
        }
        if (answers.closedByValues(!tied).get(node)) {
            return answers.ways().where(Side::isIndirect, node);
        }
        boolean mixed = answers.closed().get(node) && !answers.closedAtOnce().get(node);
        return mixed ? answers.ways().where(Side::isIndirect, node) : null;
    }

    /** Answers what of {@code method} only runs where answers that are kept say yes, or no; nothing if nothing does. */
    public Optional<KeptRegions> regions(MethodNode method) {
        Optional<MethodAnswers> known = method(method);
        Optional<KeptRegions> regions = whole.containsKey(method)
                ? scan.flows()
                        .of(method)
                        .map(flow -> KeptRegions.accepted(
                                flow.control().whole(),
                                known.map(MethodAnswers::denied).orElseGet(BitSet::new)))
                : known.map(KeptRegions::of);
        return regions.filter(any -> !any.all().isEmpty());
    }

    /** Answers whether {@code method} throws unless a guard says yes. */
    public boolean returnsOnlyWithAnswer(MethodNode method) {
        return method(method).filter(MethodAnswers::areReturnsClosed).isPresent();
    }

    /**
     * Answers where the answer is kept that one of several ways to {@code at} takes; null if none does.
     *
     * @param tied whether guards open with it that decide a variable
     */
    public String keptBeside(MethodNode method, AbstractInsnNode at, boolean tied) {
        return method(method)
                .map(answers -> answers.keptBeside(answers.flow().control().node(at), tied))
                .orElse(null);
    }

    /** Hidden methods all of whose uses stand behind kept answers do so as a whole. */
    private void closeWhole(MethodUses uses, Predicate<MethodNode> hidden) {
        Set<MethodNode> candidates = new HashSet<>();
        owner.methods.stream()
                .filter(hidden)
                .filter(method -> !uses.of(method).isEmpty())
                .forEach(candidates::add);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (MethodNode method : candidates) {
                String where = whole.containsKey(method) ? null : whereUsed(method, uses);
                if (where != null) {
                    whole.put(method, where);
                    grows = true;
                }
            }
        }
    }

    private String whereUsed(MethodNode method, MethodUses uses) {
        String where = null;
        for (MethodUses.Use use : uses.of(method)) {
            if (use.user() != method) {
                String before = keptBefore(use.user(), use.at(), false);
                where = before != null ? before : isFiltered(use) ? FILTER : null;
                if (where == null) {
                    return null;
                }
            }
        }
        return where;
    }

    /** Answers whether a lambda goes to a call on what a filter passed on: {@code .filter(Logger::isDebugEnabled).ifPresent(..)}. */
    public boolean isFiltered(MethodUses.Use lambda) {
        return lambda.at() instanceof InvokeDynamicInsnNode
                && (method(lambda.user()).isPresent() || !filtered().isEmpty())
                && scan.flows()
                        .of(lambda.user())
                        .filter(flow -> {
                            Set<AbstractInsnNode> users = flow.stack().consumers(lambda.at());
                            return users.size() == 1
                                    && users.iterator().next() instanceof MethodInsnNode call
                                    && call.getOpcode() != Opcodes.INVOKESTATIC
                                    && comesFromFilter(call, flow, method(lambda.user()));
                        })
                        .isPresent();
    }

    /**
     * Answers whether a lambda is made to be given to a call together with a guard's answer, or what asks for one, which decides
     * perhaps whether it runs: {@code when(log.isDebugEnabled(), () -> log.debug(..))}.
     */
    public boolean isGivenWithAnswer(MethodNode method, AbstractInsnNode lambda) {
        Optional<MethodAnswers> answers = lambda instanceof InvokeDynamicInsnNode ? method(method) : Optional.empty();
        return answers.isPresent()
                && answers.get().flow().stack().consumers(lambda).stream()
                        .anyMatch(user -> user instanceof MethodInsnNode call && takesAnswer(call, answers.get()));
    }

    private static boolean takesAnswer(MethodInsnNode call, MethodAnswers answers) {
        Type[] types = Type.getArgumentTypes(call.desc);
        return IntStream.range(0, types.length)
                .filter(index -> Place.keeps(types[index]))
                .anyMatch(index -> answers.taken(call, types.length - 1 - index).isTouched());
    }

    private boolean comesFromFilter(MethodInsnNode call, MethodFlow flow, Optional<MethodAnswers> answers) {
        Optional<AbstractInsnNode> receiver = flow.maker(call, Type.getArgumentCount(call.desc));
        for (int steps = 0; steps < flow.control().size(); steps++) {
            if (!(receiver.orElse(null) instanceof MethodInsnNode before)) {
                return false;
            }
            if (answers.filter(its -> isFilter(before, its)).isPresent()
                    || before.owner.equals(owner.name) && filtered().contains(before.name + before.desc)) {
                return true;
            }
            if (before.getOpcode() == Opcodes.INVOKESTATIC) {
                return false;
            }
            receiver = flow.maker(before, Type.getArgumentCount(before.desc));
        }
        return false;
    }

    private static boolean isFilter(MethodInsnNode call, MethodAnswers answers) {
        return call.getOpcode() != Opcodes.INVOKESTATIC
                && FILTERS.contains(call.name)
                && Type.getArgumentCount(call.desc) == 1
                && answers.taken(call, 0).whenTrue().isAsked();
    }

    /** Answers the methods that answer what a filter passed on, by name and descriptor. */
    private Set<String> filtered() {
        if (filtered == null) {
            filtered = scan.asking().stream()
                    .filter(method -> method.desc.contains(")Ljava/util/"))
                    .filter(method ->
                            method(method).filter(ClassAnswers::returnsFiltered).isPresent())
                    .map(method -> method.name + method.desc)
                    .collect(Collectors.toSet());
        }
        return filtered;
    }

    private static boolean returnsFiltered(MethodAnswers answers) {
        MethodFlow flow = answers.flow();
        List<AbstractInsnNode> returns = IntStream.range(0, flow.control().size())
                .filter(flow.stack()::live)
                .mapToObj(flow.control()::instruction)
                .filter(insn -> insn.getOpcode() == Opcodes.ARETURN)
                .toList();
        return !returns.isEmpty()
                && returns.stream()
                        .allMatch(end -> flow.stack().producerBelow(end, 0).orElse(null) instanceof MethodInsnNode call
                                && isFilter(call, answers));
    }
}
