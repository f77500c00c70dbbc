package io.dyndbg.plugin.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who uses each value of the stack, and which values each joined one stands for. A value below {@link #nodes} is that of the
 * instruction there, one from there on is a joined one.
 */
final class Uses {
    /** The value that no instruction pushed: a caught exception. */
    static final int NOBODYS = -1;

    private static final int NONE = -1;
    private static final int SEVERAL = -2;

    private final int nodes;
    private int joined;

    /** The one user of each instruction's value, {@link #NONE} or {@link #SEVERAL}. */
    private final int[] user;

    private final Map<Integer, Set<Integer>> users = new HashMap<>();
    private final Map<Integer, Set<Integer>> sources = new HashMap<>();
    private final Map<Integer, Set<Integer>> targets = new HashMap<>();

    Uses(int nodes) {
        this.nodes = nodes;
        user = new int[nodes];
        Arrays.fill(user, NONE);
    }

    int newJoined() {
        return nodes + joined++;
    }

    /** Notes that {@code value} is one of those that {@code into} stands for. */
    void flows(int value, int into) {
        sources.computeIfAbsent(into, any -> new LinkedHashSet<>()).add(value);
        targets.computeIfAbsent(value, any -> new LinkedHashSet<>()).add(into);
    }

    /** Notes that the instruction at {@code node} uses {@code value}. */
    void uses(int node, int value) {
        if (value == NOBODYS) {
            return;
        }
        if (value < nodes && (user[value] == NONE || user[value] == node)) {
            user[value] = node;
            return;
        }
        Set<Integer> several = users.computeIfAbsent(value, any -> new LinkedHashSet<>());
        if (value < nodes && user[value] != SEVERAL) {
            several.add(user[value]);
            user[value] = SEVERAL;
        }
        several.add(node);
    }

    /** Answers the nodes whose values {@code value} may be, {@link #NOBODYS} among them where it may be a caught exception. */
    Set<Integer> sources(int value) {
        if (value < nodes) {
            return Set.of(value);
        }
        Set<Integer> found = new HashSet<>();
        for (int each : closure(value, sources)) {
            if (each < nodes) {
                found.add(each);
            }
        }
        return found;
    }

    /** Answers the nodes that use the value of the instruction at {@code node}, by itself or as a part of joined ones. */
    Set<Integer> users(int node) {
        if (!targets.containsKey(node) && user[node] != SEVERAL) {
            return user[node] == NONE ? Set.of() : Set.of(user[node]);
        }
        Set<Integer> found = new LinkedHashSet<>();
        for (int value : closure(node, targets)) {
            if (value < nodes && user[value] >= 0) {
                found.add(user[value]);
            }
            found.addAll(users.getOrDefault(value, Set.of()));
        }
        return found;
    }

    private static Set<Integer> closure(int start, Map<Integer, Set<Integer>> edges) {
        Set<Integer> seen = new LinkedHashSet<>(Set.of(start));
        Deque<Integer> pending = new ArrayDeque<>(seen);
        while (!pending.isEmpty()) {
            for (int next : edges.getOrDefault(pending.poll(), Set.of())) {
                if (seen.add(next)) {
                    pending.add(next);
                }
            }
        }
        return seen;
    }
}
