package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.kept.KeptPlaces;
import io.dyndbg.plugin.kept.Members;
import io.dyndbg.plugin.kept.ModuleLook;
import io.dyndbg.plugin.kept.Place;
import io.dyndbg.plugin.kept.PlaceNames;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.ScannedClasses.ScannedClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a module that run a function object which they are given only behind a guard: {@code static void ifDebug(Logger log, Runnable
 * tell) { if (log.isDebugEnabled()) tell.run(); }}; constructors, too, whose objects keep it, and run it so. The guard is no one's of the classes
 * that call them, and no query for those opens it.
 */
final class GuardedTakers {
    private final Members members;
    /** By parameter, what is asked first. */
    private final Map<Place.Parameter, String> asked = new HashMap<>();
    /** The methods that have them. */
    private final Set<String> names = new HashSet<>();

    private final Set<String> callers = new HashSet<>();

    private GuardedTakers(Members members) {
        this.members = members;
    }

    /** @param kept where the module keeps guards' answers */
    static GuardedTakers in(ModuleLook module, LoggingCatalog apis, KeptPlaces kept) throws IOException {
        GuardedTakers takers = new GuardedTakers(new Members(apis.hierarchy()));
        module.running(kept).values().forEach(each -> takers.look(each, apis, kept));
        if (!takers.asked.isEmpty()) {
            PlaceNames names = new PlaceNames(Set.copyOf(takers.asked.keySet()), takers.members);
            module.classes()
                    .naming(names, path -> true)
                    .values()
                    .forEach(each -> takers.callers.add(each.owner().name));
        }
        return takers;
    }

    private void look(ScannedClass each, LoggingCatalog apis, KeptPlaces kept) {
        String owner = each.owner().name;
        Set<String> called = calledInterfaces(each.owner());
        AskedBefore before = new AskedBefore(each, apis, kept);
        GuardedRuns runs = new GuardedRuns(
                each.owner(),
                each.scan().flows(),
                before::leading,
                use -> kept.concern(owner) && before.isKept(use) ? Doubts.ANY : null,
                null);
        int known = asked.size();
        List<MethodNode> others = new ArrayList<>();
        for (MethodNode method : each.owner().methods) {
            if (kept.concern(owner) || each.scan().asking().contains(method) || stores(owner, method)) {
                addParameters(owner, method, runs, called);
            } else {
                others.add(method);
            }
        }
        if (asked.size() > known) {
            // These may pass on to them what they are given.
            others.forEach(method -> addParameters(owner, method, runs, called));
        }
    }

    private static Set<String> calledInterfaces(ClassNode owner) {
        Set<String> called = new HashSet<>();
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
                if (insn.getOpcode() == Opcodes.INVOKEINTERFACE) {
                    called.add(((MethodInsnNode) insn).owner);
                }
            }
        }
        return called;
    }

    private void addParameters(String owner, MethodNode method, GuardedRuns runs, Set<String> called) {
        Type[] types = Type.getArgumentTypes(method.desc);
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (int index = 0; index < types.length; index++) {
            String first = mayRun(owner, method, types[index], called) ? runs.askedForParameter(method, slot) : null;
            if (first != null) {
                asked.put(new Place.Parameter(owner, method.name + method.desc, index), first);
                names.add(method.name);
            }
            slot += types[index].getSize();
        }
    }

    /** What an object is given it may run later. */
    private static boolean stores(String owner, MethodNode method) {
        for (AbstractInsnNode insn = method.instructions.getFirst();
                insn != null && !method.desc.startsWith("()");
                insn = insn.getNext()) {
            if (insn.getOpcode() == Opcodes.PUTFIELD && ((FieldInsnNode) insn).owner.equals(owner)) {
                return true;
            }
        }
        return false;
    }

    /** A quick look: most methods run nothing that they are given. Of a function object one method is called, of others more. */
    private static boolean mayRun(String owner, MethodNode method, Type type, Set<String> called) {
        Type one = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        // A private one is looked at where its class is.
        if (one.getSort() != Type.OBJECT
                || (method.access & Opcodes.ACC_PRIVATE) != 0
                || !called.contains(one.getInternalName())) {
            return false;
        }
        Set<String> run = new HashSet<>();
        boolean passes = false;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call) {
                if (call.itf && call.owner.equals(one.getInternalName())) {
                    run.add(call.name);
                }
                passes |= call.owner.equals(owner) && call.desc.contains(type.getDescriptor());
            } else if (insn.getOpcode() == Opcodes.PUTFIELD) {
                passes |= ((FieldInsnNode) insn).desc.equals(type.getDescriptor());
            }
        }
        return run.size() == 1 || passes && run.isEmpty();
    }

    /** Answers whether {@code type}, an internal name, names any of them. */
    boolean concern(String type) {
        return callers.contains(type);
    }

    /**
     * Answers what a method of another class asks before it runs an argument; null if it may run it without.
     *
     * @param owner the class that it is called on
     * @param index counted from 0 without the receiver
     */
    String askedFor(String owner, String name, String descriptor, int index) {
        return !names.contains(name)
                ? null
                : asked.entrySet().stream()
                        .filter(entry -> entry.getKey().index() == index
                                && entry.getKey().member().equals(name + descriptor)
                                && isMeant(entry.getKey().owner(), owner, name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** No class inherits a constructor. */
    private boolean isMeant(String declarer, String owner, String name) {
        return name.equals("<init>") ? declarer.equals(owner) : members.related(declarer, owner);
    }
}
