package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.MethodFlow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A branch on a number that one of several instructions pushes: a {@code switch}, or a comparison. Immutable. */
final class Decision {
    /** Of a pusher of no constant, or of what is compared with none: nobody knows where it leads. */
    static final int ANYWHERE = -1;

    private final MethodFlow flow;
    private final AbstractInsnNode branch;
    private final Set<AbstractInsnNode> pushers;
    private final boolean atOnce;
    /** Null where nobody knows. */
    private final Function<Number, AbstractInsnNode> goesTo;

    private Decision(
            MethodFlow flow,
            AbstractInsnNode branch,
            AbstractInsnNode taker,
            int depth,
            Function<Number, AbstractInsnNode> goesTo) {
        this.flow = flow;
        this.branch = branch;
        this.pushers = pushers(flow, taker, depth);
        this.atOnce = pushers.equals(flow.stack().producersBelow(taker, depth));
        this.goesTo = goesTo;
    }

    /** Answers what {@code branch} decides by, one of several values each; nothing if it is another kind of branch. */
    static List<Decision> of(AbstractInsnNode branch, MethodFlow flow) {
        if (branch instanceof TableSwitchInsnNode table) {
            return List.of(new Decision(flow, branch, branch, 0, value -> target(table, value.intValue())));
        }
        if (branch instanceof LookupSwitchInsnNode lookup) {
            return List.of(new Decision(flow, branch, branch, 0, value -> target(lookup, value.intValue())));
        }
        return branch instanceof JumpInsnNode jump ? comparison(jump, flow) : List.of();
    }

    private static LabelNode target(TableSwitchInsnNode table, int value) {
        boolean inside = value >= table.min && value <= table.max;
        return inside ? table.labels.get(value - table.min) : table.dflt;
    }

    private static LabelNode target(LookupSwitchInsnNode lookup, int value) {
        int index = lookup.keys.indexOf(value);
        return index < 0 ? lookup.dflt : lookup.labels.get(index);
    }

    private static List<Decision> comparison(JumpInsnNode jump, MethodFlow flow) {
        int opcode = jump.getOpcode();
        if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ICMPLE) {
            return compared(jump, jump, opcode - Opcodes.IF_ICMPEQ + Opcodes.IFEQ, flow);
        }
        if (opcode < Opcodes.IFEQ || opcode > Opcodes.IFLE) {
            return List.of();
        }
        return flow.stack()
                .producerBelow(jump, 0)
                .filter(Decision::compares)
                .map(taker -> compared(jump, taker, opcode, flow))
                .orElseGet(() ->
                        List.of(new Decision(flow, jump, jump, 0, value -> next(jump, opcode, signum(value, 0)))));
    }

    private static boolean compares(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.LCMP && insn.getOpcode() <= Opcodes.DCMPG;
    }

    /**
     * A comparison of two values. If one is always the same it is known where it goes on with those of the other.
     *
     * @param taker takes both from the stack
     * @param opcode of the branch on what comes out of it, less, equal or greater
     */
    private static List<Decision> compared(JumpInsnNode jump, AbstractInsnNode taker, int opcode, MethodFlow flow) {
        Number right =
                flow.stack().producerBelow(taker, 0).map(Decision::constant).orElse(null);
        if (right != null) {
            return List.of(new Decision(flow, jump, taker, 1, left -> next(jump, opcode, signum(left, right))));
        }
        Number left =
                flow.stack().producerBelow(taker, 1).map(Decision::constant).orElse(null);
        return left != null
                ? List.of(new Decision(flow, jump, taker, 0, value -> next(jump, opcode, signum(left, value))))
                : List.of(new Decision(flow, jump, taker, 0, null), new Decision(flow, jump, taker, 1, null));
    }

    private static int signum(Number left, Number right) {
        boolean whole = !(left instanceof Double || left instanceof Float);
        return whole
                ? Long.compare(left.longValue(), right.longValue())
                : Double.compare(left.doubleValue(), right.doubleValue());
    }

    private static AbstractInsnNode next(JumpInsnNode jump, int opcode, int compared) {
        boolean jumps = switch (opcode) {
            case Opcodes.IFEQ -> compared == 0;
            case Opcodes.IFNE -> compared != 0;
            case Opcodes.IFLT -> compared < 0;
            case Opcodes.IFGE -> compared >= 0;
            case Opcodes.IFGT -> compared > 0;
            default -> compared <= 0;
        };
        return jumps ? jump.label : jump.getNext();
    }

    AbstractInsnNode branch() {
        return branch;
    }

    /** Answers what may push the number, at once or into a local variable. */
    Set<AbstractInsnNode> pushers() {
        return pushers;
    }

    /** Answers whether there are several, and one at least leads to a certain way: else nothing is told by them. */
    boolean isChosen() {
        return pushers.size() > 1 && pushers.stream().anyMatch(pusher -> constant(pusher) != null);
    }

    /** Answers whether no local variable stands between them and the branch. */
    boolean atOnce() {
        return atOnce;
    }

    /** Answers the node where it goes on with what {@code pusher} pushes; {@link #ANYWHERE} if nobody knows. */
    int target(AbstractInsnNode pusher) {
        Number value = goesTo == null ? null : constant(pusher);
        return value == null ? ANYWHERE : flow.control().node(goesTo.apply(value));
    }

    private static Set<AbstractInsnNode> pushers(MethodFlow flow, AbstractInsnNode taker, int depth) {
        Set<AbstractInsnNode> pushers = new HashSet<>();
        for (AbstractInsnNode producer : flow.stack().producersBelow(taker, depth)) {
            int opcode = producer.getOpcode();
            if (opcode >= Opcodes.ILOAD && opcode <= Opcodes.DLOAD) {
                int variable = ((VarInsnNode) producer).var;
                Set<AbstractInsnNode> stores =
                        flow.locals().stores(flow.control().node(producer), variable);
                for (AbstractInsnNode store : stores) {
                    // What is counted up is no constant, and comes from no stack.
                    pushers.addAll(
                            store.getOpcode() == Opcodes.IINC
                                    ? Set.of(store)
                                    : flow.stack().producersBelow(store, 0));
                }
                if (stores.isEmpty()) {
                    pushers.add(producer);
                }
            } else {
                pushers.add(producer);
            }
        }
        return pushers;
    }

    private static Number constant(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        }
        if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return (long) (opcode - Opcodes.LCONST_0);
        }
        if (opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.FCONST_2) {
            return (float) (opcode - Opcodes.FCONST_0);
        }
        if (opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1) {
            return (double) (opcode - Opcodes.DCONST_0);
        }
        if (insn instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY) {
            return push.operand;
        }
        return insn instanceof LdcInsnNode ldc && ldc.cst instanceof Number number ? number : null;
    }
}
