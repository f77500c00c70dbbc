package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.DynamicCalls;
import io.dyndbg.plugin.flow.MethodFlow;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Of which kind the values in one method are, as far as is known of places by now. Used by one thread. */
final class Values {
    private static final String BOOLEAN = "java/lang/Boolean";
    private static final String ATOMIC = "java/util/concurrent/atomic/AtomicBoolean";
    private static final Set<String> FUNCTIONS = Set.of(
            "java/util/concurrent/Callable",
            "java/util/function/BiPredicate",
            "java/util/function/BooleanSupplier",
            "java/util/function/Function",
            "java/util/function/Predicate",
            "java/util/function/Supplier");

    private static final Set<String> CALLS = Set.of("apply", "call", "get", "getAsBoolean", "test");

    /** A value that comes further is not followed: nothing is known of it. */
    private static final int DEEPEST = 200;

    private static final int MOST_STEPS = 2000;

    private final String owner;
    private final MethodNode method;
    private final MethodFlow flow;
    private final Asked asked;
    private final int user;
    private final Guards guards;
    private final KeptPlaces places;
    private final Set<AbstractInsnNode> seen = new HashSet<>();
    private final HeldValues held;
    private int steps;

    /**
     * What asks loggers.
     *
     * @param calls which are guards
     * @param levels which calls ask for a level that is known only at run time
     * @param references which methods, that function objects are made of, are guards
     */
    record Guards(Predicate<AbstractInsnNode> calls, Set<AbstractInsnNode> levels, Predicate<Handle> references) {}

    /**
     * @param asked what of the method takes a guard's answer, as far as is known by now
     * @param user the node of what takes the values that are asked for
     */
    Values(String owner, MethodNode method, MethodFlow flow, Asked asked, int user, Guards guards, KeptPlaces places) {
        this.owner = owner;
        this.method = method;
        this.flow = flow;
        this.asked = asked;
        this.user = user;
        this.guards = guards;
        this.places = places;
        this.held = new HeldValues(this, method, flow, places);
    }

    /** Answers the kind of what {@code user} takes, {@code depth} values below the top of the stack. */
    Kind taken(AbstractInsnNode user, int depth) {
        Set<AbstractInsnNode> producers = flow.stack().producersBelow(user, depth);
        Kind kind = Kind.NOTHING;
        for (AbstractInsnNode producer : producers) {
            // What comes round in a loop has been looked at.
            if (seen.add(producer)) {
                kind = kind.or(isTooFar() ? Kind.UNKNOWN : where(producer, of(producer)));
                seen.remove(producer);
            }
        }
        return producers.isEmpty() ? Kind.UNKNOWN : kind;
    }

    /** Each {@code if (x) on |= y;} doubles the ways that a value may have come. */
    private boolean isTooFar() {
        return seen.size() > DEEPEST || ++steps > MOST_STEPS;
    }

    private Kind where(AbstractInsnNode producer, Kind kind) {
        int node = flow.control().node(producer);
        if (user != Asked.OUTSIDE
                && flow.control().block(node) == flow.control().block(user)) {
            return kind;
        }
        return asked.isBehind(node, user) ? kind.behindGuard() : asked.isBeside(node, user) ? kind.besideGuard() : kind;
    }

    /** Answers what it takes for a reference that {@code user} takes not to be null, and to be null. */
    Kind takenReference(AbstractInsnNode user) {
        Kind kind = Kind.NOTHING;
        for (AbstractInsnNode producer : flow.stack().producersBelow(user, 0)) {
            if (seen.add(producer)) {
                kind = kind.or(isTooFar() ? Kind.UNKNOWN : where(producer, ofReference(producer)));
                seen.remove(producer);
            }
        }
        return kind;
    }

    private Kind ofReference(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.ACONST_NULL -> Kind.FALSE;
            case Opcodes.NEW, Opcodes.LDC, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY -> Kind.TRUE;
            case Opcodes.DUP, Opcodes.CHECKCAST -> takenReference(insn);
            case Opcodes.ALOAD -> {
                VarInsnNode load = (VarInsnNode) insn;
                Kind kind = Kind.NOTHING;
                for (AbstractInsnNode store :
                        flow.locals().stores(flow.control().node(load), load.var)) {
                    kind = kind.or(takenReference(store));
                }
                yield kind.equals(Kind.NOTHING) ? Kind.UNKNOWN : kind.in(Side.STORED);
            }
            default -> Kind.UNKNOWN;
        };
    }

    private Kind of(AbstractInsnNode insn) {
        if (guards.calls().test(insn)) {
            return Kind.ANSWER;
        }
        if (guards.levels().contains(insn)) {
            return ((MethodInsnNode) insn).desc.endsWith(")Z") ? Kind.SOME_LEVEL : Kind.LEVEL;
        }
        return switch (insn.getOpcode()) {
            case Opcodes.ICONST_0, Opcodes.ACONST_NULL -> Kind.FALSE;
            case Opcodes.ICONST_M1,
                    Opcodes.ICONST_1,
                    Opcodes.ICONST_2,
                    Opcodes.ICONST_3,
                    Opcodes.ICONST_4,
                    Opcodes.ICONST_5,
                    Opcodes.MULTIANEWARRAY -> Kind.TRUE;
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> ((IntInsnNode) insn).operand == 0 ? Kind.FALSE : Kind.TRUE;
            case Opcodes.LDC -> ((LdcInsnNode) insn).cst.equals(0) ? Kind.FALSE : Kind.TRUE;
            case Opcodes.DUP, Opcodes.DUP_X1, Opcodes.DUP_X2 -> taken(insn, 0);
            case Opcodes.CHECKCAST -> cast((TypeInsnNode) insn);
            case Opcodes.BALOAD, Opcodes.AALOAD -> taken(insn, 1).in(Side.ARRAY);
            case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> held.elements(insn);
            case Opcodes.NEW -> ((TypeInsnNode) insn).desc.equals(ATOMIC) ? held.atomic(insn) : Kind.TRUE;
            case Opcodes.ILOAD, Opcodes.ALOAD -> loaded((VarInsnNode) insn);
            case Opcodes.GETSTATIC, Opcodes.GETFIELD -> read((FieldInsnNode) insn);
            case Opcodes.IAND -> taken(insn, 0).bothTrue(taken(insn, 1));
            case Opcodes.IOR -> taken(insn, 0).oneTrue(taken(insn, 1));
            case Opcodes.IXOR -> taken(insn, 0).differsFrom(taken(insn, 1));
            default ->
                insn instanceof MethodInsnNode call
                        ? called(call)
                        : insn instanceof InvokeDynamicInsnNode indy ? function(indy) : Kind.UNKNOWN;
        };
    }

    /** A method that answers any object may answer what it is given: {@code (Boolean) checked(debug)}. */
    private Kind cast(TypeInsnNode cast) {
        Kind kind = taken(cast, 0);
        return kind.equals(Kind.UNKNOWN)
                        && cast.desc.equals(BOOLEAN)
                        && flow.producer(cast, 0).orElse(null) instanceof MethodInsnNode call
                ? made(call)
                : kind;
    }

    /**
     * Answers the kind of what methods of the JDK have made for {@code taker} to take, perhaps through comparisons, an array and a local
     * variable: {@code filter(Logger::isDebugEnabled).count() > 0}.
     */
    Kind takenFromJdk(AbstractInsnNode taker) {
        Kind kind = Kind.NOTHING;
        for (int depth = 0; depth < flow.stack().operands(taker); depth++) {
            kind = kind.or(flow.producer(taker, depth).map(this::madeByJdk).orElse(Kind.NOTHING));
        }
        return kind;
    }

    private Kind madeByJdk(AbstractInsnNode insn) {
        if (insn instanceof MethodInsnNode call) {
            if (guards.levels().contains(call) || takesLevel(call)) {
                return of(call);
            }
            if (isOrdinal(call)) {
                return made(call);
            }
            boolean gives = call.desc.endsWith(";") && Containers.gives(call);
            return !isJdks(call) ? Kind.NOTHING : gives ? held.taken(call) : of(call);
        }
        if (insn instanceof VarInsnNode load) {
            return flow.locals()
                    .soleStore(flow.control().node(load), load.var)
                    .filter(seen::add)
                    .map(this::takenFromJdk)
                    .orElse(Kind.NOTHING);
        }
        // A switch on an enum looks up its ordinal in an array.
        boolean computes = insn.getOpcode() >= Opcodes.I2L && insn.getOpcode() <= Opcodes.DCMPG
                || insn.getOpcode() == Opcodes.IALOAD;
        return computes && seen.add(insn) ? takenFromJdk(insn) : Kind.NOTHING;
    }

    /** The JDK's method, by whichever enum class the code names. */
    private static boolean isOrdinal(MethodInsnNode call) {
        return call.name.equals("ordinal") && call.desc.equals("()I");
    }

    private Kind loaded(VarInsnNode load) {
        Set<AbstractInsnNode> stores = flow.locals().stores(flow.control().node(load), load.var);
        if (stores.isEmpty()) {
            return isStored(load.var) ? Kind.UNKNOWN : parameter(load.var);
        }
        Kind kind = Kind.NOTHING;
        for (AbstractInsnNode store : stores) {
            kind = kind.or(taken(store, 0));
        }
        return kind.in(Side.STORED);
    }

    private boolean isStored(int variable) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof VarInsnNode store && store.var == variable && store.getOpcode() >= Opcodes.ISTORE) {
                return true;
            }
        }
        return false;
    }

    private Kind parameter(int variable) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int index = 0; index < types.length; index++) {
            if (slot == variable) {
                return Place.keeps(types[index])
                        ? places.of(new Place.Parameter(owner, method.name + method.desc, index))
                                .through(Side.ARGUMENT)
                        : Kind.UNKNOWN;
            }
            slot += types[index].getSize();
        }
        return Kind.UNKNOWN;
    }

    private Kind read(FieldInsnNode field) {
        if (field.owner.equals(BOOLEAN)) {
            return field.name.equals("TRUE") ? Kind.TRUE : field.name.equals("FALSE") ? Kind.FALSE : Kind.UNKNOWN;
        }
        return Place.keeps(Type.getType(field.desc))
                ? places.ofField(field.owner, field.name).through(Side.FIELD)
                : Kind.UNKNOWN;
    }

    /** Answers whether {@code call} puts a value into an {@code AtomicBoolean}. */
    static boolean holds(MethodInsnNode call) {
        return holds(call.owner, call.name, call.desc);
    }

    static boolean holds(String owner, String name, String descriptor) {
        return owner.equals(ATOMIC)
                && descriptor.equals("(Z)V")
                && Set.of("<init>", "set", "lazySet", "setPlain", "setRelease", "setOpaque")
                        .contains(name);
    }

    /** Answers whether {@code insn} makes a {@code Boolean}. */
    static boolean boxes(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && boxes(call.owner, call.name) && call.desc.startsWith("(Z)");
    }

    static boolean boxes(String owner, String name) {
        return owner.equals(BOOLEAN) && name.equals("valueOf");
    }

    private Kind called(MethodInsnNode call) {
        if (call.owner.equals(BOOLEAN)) {
            return boxed(call);
        }
        if (call.owner.equals(ATOMIC) && call.desc.equals("()Z")) {
            return taken(call, 0).in(Side.BOXED);
        }
        if (call.owner.equals("java/util/Objects") && call.name.equals("equals")) {
            return taken(call, 0).differsFrom(taken(call, 1)).not().in(Side.BOXED);
        }
        if (FUNCTIONS.contains(call.owner) && CALLS.contains(call.name)) {
            return taken(call, Type.getArgumentCount(call.desc)).in(Side.FUNCTION);
        }
        if (givesBoxed(call)) {
            return held.taken(call);
        }
        if (isJdks(call) || takesLevel(call)) {
            Kind made = made(call);
            // A BitSet holds what no Boolean is made of.
            return made.equals(Kind.UNKNOWN) && call.owner.equals("java/util/BitSet") && call.desc.endsWith(")Z")
                    ? held.taken(call)
                    : made;
        }
        return Place.keeps(Type.getReturnType(call.desc))
                ? places.ofResult(call.owner, call.name + call.desc).through(Side.RETURNED)
                : Kind.UNKNOWN;
    }

    /** Answers whether {@code call} is of, or with, a level that a logger has: {@code log.getLevel().isLessSpecificThan(..)}. */
    private boolean takesLevel(MethodInsnNode call) {
        for (int depth = 0; !guards.levels().isEmpty() && depth < flow.stack().operands(call); depth++) {
            if (flow.maker(call, depth).filter(this::isOfLevel).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfLevel(AbstractInsnNode maker) {
        return guards.levels().contains(maker)
                || !isTooFar() && maker instanceof MethodInsnNode call && takesLevel(call);
    }

    static boolean isJdks(MethodInsnNode call) {
        return call.owner.startsWith("java/");
    }

    /**
     * What a method of the JDK makes of an answer has to do with it: {@code String.valueOf(debug).equals("true")}, or what {@code anyMatch} finds
     * out and a filter passes on.
     */
    Kind made(MethodInsnNode call) {
        int receiver = call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1;
        return made(call, receiver + Type.getArgumentCount(call.desc));
    }

    /** What {@code maker} makes of as many values; nothing is known of it if none is an answer. */
    private Kind made(AbstractInsnNode maker, int values) {
        Kind kind = Kind.NOTHING;
        for (int depth = 0; depth < values; depth++) {
            kind = kind.or(taken(maker, depth));
        }
        return kind.isTouched() ? kind.unsure() : Kind.UNKNOWN;
    }

    /** Answers whether {@code call} takes something from a container that is used as a {@code Boolean}. */
    private boolean givesBoxed(MethodInsnNode call) {
        Set<AbstractInsnNode> users = Containers.gives(call) ? flow.stack().consumers(call) : Set.of();
        return !users.isEmpty()
                && users.stream()
                        .allMatch(each -> each instanceof TypeInsnNode cast && cast.desc.equals(BOOLEAN)
                                || each instanceof MethodInsnNode equals && equals.owner.equals(BOOLEAN));
    }

    private Kind boxed(MethodInsnNode call) {
        if (call.desc.equals("(ZZ)Z")) {
            Kind one = taken(call, 0);
            Kind other = taken(call, 1);
            return switch (call.name) {
                case "logicalAnd" -> one.bothTrue(other);
                case "logicalOr" -> one.oneTrue(other);
                default -> one.differsFrom(other);
            };
        }
        boolean passes = call.name.equals("valueOf") && call.desc.startsWith("(Z)") || call.name.equals("booleanValue");
        if (passes) {
            return taken(call, 0).in(Side.BOXED);
        }
        // Boolean.TRUE.equals(x), as for a Boolean that may be null.
        return call.name.equals("equals")
                ? taken(call, 0).differsFrom(taken(call, 1)).not().in(Side.BOXED)
                : made(call);
    }

    /** A lambda or a method reference is as what its method answers; a text is made of what it joins. */
    private Kind function(InvokeDynamicInsnNode indy) {
        if (DynamicCalls.concatenates(indy)) {
            return made(indy, Type.getArgumentCount(indy.desc));
        }
        if (indy.bsmArgs.length < 2 || !(indy.bsmArgs[1] instanceof Handle body)) {
            return Kind.UNKNOWN;
        }
        if (guards.references().test(body)) {
            return Kind.ANSWER.in(Side.FUNCTION);
        }
        return Place.keeps(Type.getReturnType(body.getDesc()))
                ? places.ofResult(body.getOwner(), body.getName() + body.getDesc())
                        .in(Side.FUNCTION)
                : Kind.UNKNOWN;
    }
}
