package io.dyndbg.plugin.random;

import java.util.ArrayList;
import java.util.List;

/** The variables in scope; what a lambda may not write to is not among them. */
final class Variables {
    final List<String> ints = new ArrayList<>();
    final List<String> objects = new ArrayList<>();
    final List<String> answers = new ArrayList<>();
    /** Those of the objects that come from nowhere but their own method. */
    final List<String> local = new ArrayList<>();

    /** Whether no field of an object may be named. Not forgotten, nor part of the {@link #scope}. */
    boolean isStatic;

    void forget() {
        ints.clear();
        objects.clear();
        answers.clear();
        local.clear();
    }

    /** Answers those that are in scope now, for {@link #enter}. */
    List<List<String>> scope() {
        return List.of(List.copyOf(ints), List.copyOf(objects), List.copyOf(answers), List.copyOf(local));
    }

    void enter(List<List<String>> scope) {
        forget();
        ints.addAll(scope.get(0));
        objects.addAll(scope.get(1));
        answers.addAll(scope.get(2));
        local.addAll(scope.get(3));
    }
}
