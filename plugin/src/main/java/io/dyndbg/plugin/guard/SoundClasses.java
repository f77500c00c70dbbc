package io.dyndbg.plugin.guard;

import io.dyndbg.plugin.kept.ClassFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches a module without the classes that no search gets over. ASM reads much that no JVM would load, and throws all sorts once somebody
 * asks for it: in a search through all classes, where nothing tells which one it was. One damaged class must not cost the others what is
 * known of them.
 */
final class SoundClasses<T> {
    private final Search<T> search;

    /** Looks through classes. */
    interface Search<T> {
        T in(ClassFiles some) throws IOException;
    }

    SoundClasses(Search<T> search) {
        this.search = search;
    }

    /** Answers what is found in {@code module}, or in all of its classes but those that nothing can be found with. */
    T outcome(ClassFiles module) throws IOException {
        try {
            return search.in(module);
        } catch (RuntimeException | AssertionError damaged) {
            return search.in(with(new ClassFiles(List.of(), module.reader()), module.paths()));
        }
    }

    /** Answers {@code sound} classes and those of {@code more} that are: each half of them is tried, until it is one. */
    private ClassFiles with(ClassFiles sound, List<String> more) throws IOException {
        List<String> paths = new ArrayList<>(sound.paths());
        paths.addAll(more);
        ClassFiles all = new ClassFiles(paths, sound.reader());
        try {
            search.in(all);
            return all;
        } catch (RuntimeException | AssertionError damaged) {
            int half = more.size() / 2;
            return half == 0 ? sound : with(with(sound, more.subList(0, half)), more.subList(half, more.size()));
        }
    }
}
