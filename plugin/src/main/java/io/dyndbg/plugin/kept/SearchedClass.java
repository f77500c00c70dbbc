package io.dyndbg.plugin.kept;

import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.Spelled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What one class stores in places, as far as is known by now. Looks again only at methods that name what is new. Used by one thread. */
final class SearchedClass {
    /**
     * Some members, by name alone or with a descriptor.
     *
     * @param spelled as classes spell them; made once, since each class is asked for them
     */
    record Wanted(Set<String> members, Spelled.Names spelled) {
        Wanted(Set<String> members) {
            this(members, new Spelled.Names());
            for (String member : members) {
                int end = member.indexOf('(');
                if (end < 0) {
                    spelled.add(member);
                } else {
                    spelled.add(member.substring(0, end), member.substring(end));
                }
            }
        }
    }

    /**
     * What a method stores in a place.
     *
     * @param passed as {@link ClassAnswers#passed}; null for what is no parameter, and for what no guard's answer comes to
     */
    record Told(Place place, Kind kind, Kind passed) {}

    private final ClassNode owner;
    private final Scan scan;
    private final Spelled text;
    private final ClassAnswers answers;
    /** Which of all that is stored may be seen. */
    private final Predicate<Stored> which;

    /** By method, what it names or is, once somebody has asked. */
    private final Map<MethodNode, Set<String>> named = new HashMap<>();

    private final Map<MethodNode, List<Stored>> stores = new HashMap<>();
    /** Of the methods that may store anything that matters. */
    private final Map<MethodNode, List<Told>> told = new HashMap<>();

    private boolean isNew = true;

    SearchedClass(ClassNode owner, Scan scan, Spelled text, ClassAnswers answers, Predicate<Stored> which) {
        this.owner = owner;
        this.scan = scan;
        this.text = text;
        this.answers = answers;
        this.which = which;
    }

    ClassNode owner() {
        return owner;
    }

    ClassAnswers answers() {
        return answers;
    }

    /** What is known of methods that name one of these members may be otherwise by now. */
    void lookAgain(Wanted news) {
        List<MethodNode> again = naming(news);
        answers.forget(again);
        // A value of any other method comes from no guard, and goes where none has come to.
        again.forEach(method -> told.put(method, told(method)));
        if (isNew) {
            owner.methods.stream().filter(answers::mayKeep).forEach(method -> told.computeIfAbsent(method, this::told));
            isNew = false;
        }
    }

    private List<Told> told(MethodNode method) {
        List<Told> all = new ArrayList<>();
        for (Stored stored : stored(method)) {
            Kind kind = answers.kind(stored);
            boolean isPassed = stored.place() instanceof Place.Parameter && kind.isTouched();
            all.add(new Told(stored.place(), kind, isPassed ? answers.passed(stored) : null));
        }
        return all;
    }

    /** Answers what it stores, in the order of its methods. */
    List<Told> told() {
        return owner.methods.stream()
                .map(told::get)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
    }

    /** Answers what {@code method} stores. */
    List<Stored> stored(MethodNode method) {
        return stores.computeIfAbsent(
                method,
                any -> MethodStores.in(any, owner, scan.flows()).stream()
                        .filter(which)
                        .toList());
    }

    /** Answers the methods that name, or are, one of these. */
    List<MethodNode> naming(Wanted any) {
        return any.members().isEmpty() || !text.mayHaveAny(any.spelled())
                ? List.of()
                : owner.methods.stream()
                        .filter(method -> !Collections.disjoint(named(method), any.members()))
                        .toList();
    }

    private Set<String> named(MethodNode method) {
        return named.computeIfAbsent(method, any -> Named.in(any, scan.guardCalls()));
    }
}
