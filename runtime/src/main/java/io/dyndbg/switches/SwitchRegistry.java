package io.dyndbg.switches;

import java.lang.invoke.MethodHandles;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The switches of all woven classes that have linked and still exist. Keeps no class and no class loader alive. Safe for
 * use by any number of threads; nobody who reads it makes a class wait that links.
 */
public final class SwitchRegistry {
    private final ConcurrentMap<Object, Entry> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassSwitch> gone = new ReferenceQueue<>();

    /**
     * Answers the one switch of {@code lookup}'s class, made now if it has none. A class that links again with another hash was
     * redefined by an agent, and has another one.
     */
    public ClassSwitch register(MethodHandles.Lookup lookup, String blob, int hash, int sites) {
        forgetUnloaded();
        ClassSwitch made = new ClassSwitch(lookup, blob, hash, sites);
        Entry entry = new Entry(made, gone);
        while (true) {
            Entry existing = entries.putIfAbsent(entry, entry);
            if (existing == null) {
                return made;
            }
            ClassSwitch found = existing.get();
            if (found != null) {
                return found;
            }
            entries.remove(existing, existing);
        }
    }

    /** Answers the switches that exist now, in no order. A snapshot: the list does not change. */
    public List<ClassSwitch> switches() {
        List<ClassSwitch> switches = new ArrayList<>(entries.size());
        for (Entry entry : entries.values()) {
            ClassSwitch found = entry.get();
            if (found != null) {
                switches.add(found);
            }
        }
        return List.copyOf(switches);
    }

    private void forgetUnloaded() {
        for (Reference<?> entry = gone.poll(); entry != null; entry = gone.poll()) {
            entries.remove(entry, entry);
        }
    }

    /** Equal to the entries of the same class and hash as long as that exists, and to itself for ever. */
    private static final class Entry extends WeakReference<ClassSwitch> {
        private final int hash;

        Entry(ClassSwitch classSwitch, ReferenceQueue<ClassSwitch> queue) {
            super(classSwitch, queue);
            hash = System.identityHashCode(classSwitch.lookup().lookupClass());
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Entry entry)) {
                return false;
            }
            ClassSwitch mine = get();
            ClassSwitch others = entry.get();
            return mine != null
                    && others != null
                    && mine.lookup().lookupClass() == others.lookup().lookupClass()
                    && mine.hash() == others.hash()
                    && mine.sites() == others.sites();
        }
    }
}
