package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.flow.ControlFlow;
import io.dyndbg.plugin.flow.MethodFlow;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What of one method takes a guard's answer, as far as is known of places by now. Used by one thread. */
final class MethodAnswers {
    /** Constants behind a guard close ways, behind which there may be constants: so often it is looked again. */
    private static final int MOST_LOOKS = 4;

    private final String owner;
    private final MethodNode method;
    private final MethodFlow flow;
    private final Values.Guards guards;
    private final KeptPlaces places;
    /** The blocks at whose end no answer decides by itself, whatever else of the method takes one. */
    private final BitSet noAnswers = new BitSet();

    private Asked asked = Asked.nothing();

    private Ways ways;
    private BitSet elsewhere;
    private BitSet byValues;
    private BitSet byOtherValues;
    private BitSet atOnce;
    private Map<Way, BitSet> ledToByWay;

    MethodAnswers(String owner, MethodNode method, MethodFlow flow, Values.Guards guards, KeptPlaces places) {
        this.owner = owner;
        this.method = method;
        this.flow = flow;
        this.guards = guards;
        this.places = places;
        look();
    }

    private void look() {
        // Where no answer decides a branch by itself, none decides what is pushed for another branch.
        Map<Integer, Side[]> settled = new HashMap<>();
        ways = new Ways(flow, block -> {
            int questions = asked.questions();
            Side[] sides = answeredBefore(block);
            if (asked.questions() == questions) {
                settle(block, sides, settled);
            }
            return sides;
        });
        asked = Asked.of(ways);
        for (int looks = 1; looks < MOST_LOOKS && ways.takeAny(); looks++) {
            Asked before = asked;
            ways = new Ways(flow, block -> behind(block, settled));
            asked = Asked.of(ways);
            if (before.questions() == 0 || asked.isLike(before)) {
                return;
            }
        }
    }

    private void settle(int block, Side[] sides, Map<Integer, Side[]> settled) {
        if (sides == null) {
            noAnswers.set(block);
        } else {
            settled.put(block, sides);
        }
    }

    /** @param settled takes and gives the answers that do not depend on what else of the method takes an answer */
    private Side[] behind(int block, Map<Integer, Side[]> settled) {
        if (settled.containsKey(block)) {
            return settled.get(block);
        }
        int questions = asked.questions();
        Side[] sides = behind(block);
        if (asked.questions() == questions) {
            settled.put(block, sides);
        }
        return sides;
    }

    Ways ways() {
        return ways;
    }

    MethodFlow flow() {
        return flow;
    }

    /** Answers what of the method only runs once a guard has answered true. */
    BitSet closed() {
        return asked.closed();
    }

    /** Answers whether it returns, and only once a guard has answered true. */
    boolean areReturnsClosed() {
        BitSet closed = closed();
        boolean returns = false;
        for (int node = 0; node < flow.control().size(); node++) {
            int opcode = flow.control().opcode(node);
            if (opcode >= Opcodes.IRETURN
                    && opcode <= Opcodes.RETURN
                    && flow.stack().live(node)) {
                if (!closed.get(node)) {
                    return false;
                }
                returns = true;
            }
        }
        return returns;
    }

    /** Answers what only runs once a guard whose answer is kept elsewhere has answered true. */
    BitSet closedElsewhere() {
        if (elsewhere == null) {
            elsewhere = ways.closed(Side::isKeptElsewhere);
        }
        return elsewhere;
    }

    /**
     * Answers what only runs once a guard has answered true, by branches that none decides at once.
     *
     * @param variables whether branches on variables of the method count
     */
    BitSet closedByValues(boolean variables) {
        if (byValues == null) {
            byValues = ways.closed(Side::isIndirect);
            byOtherValues = ways.closed(side -> side.isIndirect() && !side.isOfVariable());
        }
        return variables ? byValues : byOtherValues;
    }

    /**
     * Answers what only runs once an answer that is kept, or a guard by branches that it does not decide at once, has said yes, or something
     * that was asked with it: {@code on = debug || all; ...; if (on) watch = new Watch();}.
     */
    BitSet accepted() {
        return ways.accepted(side -> side.isIndirect() || side.isPartly());
    }

    /** Likewise, has said no. */
    BitSet denied() {
        return ways.denied(MethodAnswers::isKept);
    }

    /** Answers what only runs where an answer that is kept, alone or with something else, says this or that; by what it is and says. */
    Map<Object, BitSet> byAnswer() {
        return ways.byAnswer(MethodAnswers::isKept, this::askedAt);
    }

    private static boolean isKept(Side side) {
        return side.isTouched() && !side.isDirect();
    }

    /** Answers what a branch asks: a field or method by its name, else the instruction that stored or pushed what it takes. */
    private Object askedAt(int block) {
        AbstractInsnNode branch = last(block);
        int depth = TruthTest.of(branch, flow).map(TruthTest::depth).orElse(0);
        AbstractInsnNode asked = flow.producer(branch, depth).orElse(branch);
        if (asked instanceof VarInsnNode load) {
            asked = flow.locals().soleStore(flow.control().node(load), load.var).orElse(branch);
        }
        return asked instanceof FieldInsnNode field
                ? field.owner + "." + field.name
                : asked instanceof MethodInsnNode call ? call.owner + "." + call.name + call.desc : asked;
    }

    /** Answers what only runs once a guard of the method has answered true, by branches that it decides at once. */
    BitSet closedAtOnce() {
        if (atOnce == null) {
            atOnce = ways.closed(Side::isDirect);
        }
        return atOnce;
    }

    /**
     * Answers where the answer is kept that one of several ways to {@code node} takes; null if none does.
     *
     * @param opensVariables whether guards open with it that decide a variable
     */
    String keptBeside(int node, boolean opensVariables) {
        if (ledToByWay == null) {
            ledToByWay = new LinkedHashMap<>();
            ways.touched(side -> !side.isDirect()).forEach(way -> ledToByWay.put(way, ways.ledTo(way)));
        }
        return ledToByWay.entrySet().stream()
                .filter(entry -> !opensVariables || !entry.getKey().ofVariable())
                .filter(entry -> entry.getValue().get(node))
                .map(entry -> entry.getKey().where())
                .findFirst()
                .orElse(null);
    }

    /** Answers the kind of what {@code user} takes, {@code depth} values below the top of the stack, and keeps or passes on. */
    Kind stored(AbstractInsnNode user, int depth) {
        return new Values(owner, method, flow, asked, Asked.OUTSIDE, guards, places).taken(user, depth);
    }

    /** Answers the kind of what {@code user} takes, {@code depth} values below the top of the stack, and decides by. */
    Kind taken(AbstractInsnNode user, int depth) {
        return values(user).taken(user, depth);
    }

    private Values values(AbstractInsnNode user) {
        return new Values(owner, method, flow, asked, flow.control().node(user), guards, places);
    }

    private Side[] behind(int block) {
        AbstractInsnNode insn = last(block);
        if (!flow.stack().live(flow.control().node(insn))) {
            return null;
        }
        Side[] sides = noAnswers.get(block) ? null : answeredBefore(block);
        if (sides == null && (insn.getOpcode() == Opcodes.IFNULL || insn.getOpcode() == Opcodes.IFNONNULL)) {
            sides = sides(
                    block, insn.getOpcode() == Opcodes.IFNONNULL, values(insn).takenReference(insn));
        }
        return sides != null
                ? sides
                : Decision.of(insn, flow).stream()
                        .filter(Decision::isChosen)
                        .map(this::behind)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Side[] comparedFromJdk(int block, AbstractInsnNode branch) {
        int opcode = branch.getOpcode();
        boolean compares = opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ACMPNE;
        boolean switches = opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
        Kind kind = compares || switches ? values(branch).takenFromJdk(branch) : Kind.NOTHING;
        if (!kind.isTouched()) {
            return null;
        }
        Side[] sides = new Side[flow.control().successors(block).length];
        Arrays.fill(sides, kind.unsure().whenTrue());
        return sides;
    }

    private AbstractInsnNode last(int block) {
        return flow.control().instruction(flow.control().end(block) - 1);
    }

    /** What is decided by a guard's answer itself, whatever has come of it meanwhile. */
    private Side[] answeredBefore(int block) {
        AbstractInsnNode insn = last(block);
        if (flow.control().successors(block).length < 2
                || !flow.stack().live(flow.control().node(insn))) {
            return null;
        }
        Optional<TruthTest> test = TruthTest.of(insn, flow);
        Side[] sides = test.isEmpty() ? answerCompared(block, insn) : answered(block, insn, test.get());
        return sides == null ? comparedFromJdk(block, insn) : sides;
    }

    private Side[] answered(int block, AbstractInsnNode branch, TruthTest test) {
        boolean isGuardsOwn = isGuardsOwn(branch, test.depth());
        return sides(block, test.jumpsWhenTrue(), isGuardsOwn ? Kind.ANSWER : asValue(taken(branch, test.depth())));
    }

    /** A guard's answer that is compared with something else: {@code log.isDebugEnabled() != verbose}. */
    private Side[] answerCompared(int block, AbstractInsnNode branch) {
        boolean compares = branch.getOpcode() == Opcodes.IF_ICMPEQ || branch.getOpcode() == Opcodes.IF_ICMPNE;
        if (!compares || !isGuardsOwn(branch, 0) && !isGuardsOwn(branch, 1)) {
            return null;
        }
        Kind differs = taken(branch, 0).differsFrom(taken(branch, 1));
        return sides(block, branch.getOpcode() == Opcodes.IF_ICMPNE, asValue(differs));
    }

    /** @param kind of what decides */
    private Side[] sides(int block, boolean jumpsWhenTrue, Kind kind) {
        if (!kind.isTouched() || flow.control().successors(block).length != 2) {
            return null;
        }
        Side falls = jumpsWhenTrue ? kind.whenFalse() : kind.whenTrue();
        Side jumps = jumpsWhenTrue ? kind.whenTrue() : kind.whenFalse();
        return new Side[] {falls, jumps};
    }

    /** A guard's answer that does not come to the branch at once, or through one variable, is one that is kept. */
    private static Kind asValue(Kind kind) {
        return new Kind(asValue(kind.whenTrue()), asValue(kind.whenFalse()));
    }

    private static Side asValue(Side side) {
        return Side.DIRECT.equals(side.where()) ? side.in(Side.VALUE) : side;
    }

    private boolean isGuardsOwn(AbstractInsnNode branch, int depth) {
        Optional<AbstractInsnNode> producer = flow.stack().producerBelow(branch, depth);
        if (producer.filter(load -> load.getOpcode() == Opcodes.ILOAD).isPresent()) {
            VarInsnNode load = (VarInsnNode) producer.get();
            producer = flow.locals()
                    .soleStore(flow.control().node(load), load.var)
                    .flatMap(store -> flow.stack().producerBelow(store, 0));
        }
        if (producer.filter(copy -> copy.getOpcode() == Opcodes.DUP).isPresent()) {
            producer = flow.stack().producerBelow(producer.get(), 0);
        }
        return producer.filter(guards.calls()).isPresent();
    }

    /** A {@code switch} on {@code debug ? 1 : 0}, or {@code start > 0}: which of its ways take a value that is pushed behind a guard. */
    private Side[] behind(Decision decision) {
        ControlFlow control = flow.control();
        int at = control.node(decision.branch());
        int[] next = control.successors(control.block(at));
        Side[] sides = new Side[next.length];
        Arrays.fill(sides, Side.NEVER);
        for (AbstractInsnNode pusher : decision.pushers()) {
            Side side = pushed(pusher, at, decision.atOnce() ? Side.VALUE : Side.STORED);
            int target = decision.target(pusher);
            for (int way = 0; way < next.length; way++) {
                // What is no constant may go anywhere.
                if (target == Decision.ANYWHERE || next[way] == control.block(target)) {
                    sides[way] = sides[way].or(side);
                }
            }
        }
        return Arrays.stream(sides).anyMatch(Side::isTouched) ? sides : null;
    }

    private Side pushed(AbstractInsnNode pusher, int user, String where) {
        int node = flow.control().node(pusher);
        int block = flow.control().block(node);
        if (block == 0 && flow.control().predecessors(block).length == 0
                || block == flow.control().block(user)) {
            // A quick look: neither takes an answer that the branch itself does not take.
            return Side.OPEN;
        }
        return asked.isBehind(node, user)
                ? Side.asked(where)
                : asked.isBeside(node, user) ? Side.sometimes(where) : Side.OPEN;
    }
}
