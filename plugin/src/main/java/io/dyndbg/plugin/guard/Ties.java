package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.site.Level;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Guards of one method that ask the same question twice, one to store what the other reads: {@code if (debug) start = now();
 * ...; if (debug) log.debug("took {}", now() - start);}. They open together, the first also when it has no statement of its
 * own. Guards that ask different questions are not tied: the one may be open while the other is not, and what is read then must
 * stay what it was.
 */
final class Ties {
    private final Map<Guard, Set<Guard>> storers = new LinkedHashMap<>();
    private final Map<Guard, BitSet> readBy = new HashMap<>();
    private final Set<Guard> untied = new HashSet<>();

    /** What a guard asks: this logger, by the field that it is in, for this level. */
    private record Question(String owner, String field, Level level) {}

    /**
     * @param readers the guards that may be opened
     * @param regions those of a guard's method
     */
    Ties(Collection<Guard> readers, GuardedStores stores, Function<Guard, GuardRegions> regions) {
        for (Guard reader : readers) {
            GuardRegions own = regions.apply(reader);
            Set<Guard> found = stores.storersOfLocals(reader, own.region(reader));
            boolean tied = found.stream()
                    .allMatch(storer -> areTied(storer, reader, own)
                            && stores.storersOfLocals(storer, own.region(storer))
                                    .isEmpty());
            if (!tied) {
                untied.add(reader);
            } else if (!found.isEmpty()) {
                storers.put(reader, found);
                found.forEach(storer ->
                        readBy.computeIfAbsent(storer, any -> new BitSet()).or(own.region(reader)));
            }
        }
    }

    private static boolean areTied(Guard storer, Guard reader, GuardRegions regions) {
        Optional<Question> question = question(reader, regions.flow());
        return question.isPresent()
                && question.equals(question(storer, regions.flow()))
                && regions.groups(storer).isEmpty()
                && regions.groups(reader).isEmpty();
    }

    private static Optional<Question> question(Guard guard, MethodFlow flow) {
        Optional<AbstractInsnNode> logger = flow.stack().producer(guard.call(), 0);
        if (logger.isPresent() && logger.get() instanceof FieldInsnNode field && isOwn(field, flow)) {
            return Optional.of(new Question(field.owner, field.name, guard.level()));
        }
        // How older compilers read a private field of the class around.
        return logger.isPresent()
                        && logger.get() instanceof MethodInsnNode call
                        && call.name.startsWith("access$")
                        && call.desc.startsWith("()")
                ? Optional.of(new Question(call.owner, call.name, guard.level()))
                : Optional.empty();
    }

    /** Answers whether {@code field} is static, or one of this very object. */
    private static boolean isOwn(FieldInsnNode field, MethodFlow flow) {
        return field.getOpcode() == Opcodes.GETSTATIC
                || flow.stack()
                        .producerBelow(field, 0)
                        .filter(object -> object instanceof VarInsnNode load && load.var == 0)
                        .isPresent();
    }

    /** Answers the guards that {@code reader} is tied to since it reads what they store. */
    Set<Guard> storersFor(Guard reader) {
        return storers.getOrDefault(reader, Set.of());
    }

    /** Answers all guards that others are tied to. */
    Set<Guard> storers() {
        Set<Guard> all = new LinkedHashSet<>();
        storers.values().forEach(all::addAll);
        return all;
    }

    /** Answers where the guards that are tied to {@code storer} may read what it stores. */
    BitSet readBy(Guard storer) {
        return readBy.getOrDefault(storer, new BitSet());
    }

    /** Answers whether {@code reader} reads what another guard stores, and is not tied to it. */
    boolean isUntied(Guard reader) {
        return untied.contains(reader);
    }
}
