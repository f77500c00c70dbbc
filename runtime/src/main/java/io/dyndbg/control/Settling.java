package io.dyndbg.control;

import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import io.dyndbg.switches.SwitchRegistry;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Gives classes that have linked the states of the newest generation. No lock is held while records are read. Safe for any
 * thread.
 */
final class Settling {
    private final SwitchRegistry registry;
    private final Supplier<Generation> newest;
    private final Messages messages;
    private final Records.Reader records;

    /** Whether some class may not show what it should, since settling it failed. */
    private volatile boolean leftBehind;

    Settling(SwitchRegistry registry, Supplier<Generation> newest, Messages messages) {
        this.registry = registry;
        this.newest = newest;
        this.messages = messages;
        this.records = new Records.Reader(messages);
    }

    /** Notes that some class may not show what it should. */
    void leaveBehind() {
        leftBehind = true;
    }

    /** Tries those again that failed before. */
    void settleLeftBehind() {
        if (leftBehind) {
            leftBehind = false;
            settle(registry.switches());
        }
    }

    /** Settles all of {@code switches}; what fails is tried again later. */
    void settle(Collection<ClassSwitch> switches) {
        for (ClassSwitch classSwitch : switches) {
            try {
                settle(classSwitch);
            } catch (StackOverflowError tooDeep) {
                // Noted already.
            }
        }
    }

    /**
     * Flips {@code classSwitch} to the states of the newest generation. A class whose records can't be read stays as it is, and
     * whoever comes next tries again.
     *
     * @throws StackOverflowError if that was the reason: the only thing to do is to begin again, from somewhere else
     */
    void settle(ClassSwitch classSwitch) {
        try {
            while (true) {
                Generation generation = newest.get();
                States states = states(generation, classSwitch);
                if (states == null) {
                    return;
                }
                synchronized (classSwitch) {
                    if (generation == newest.get()) {
                        if (!classSwitch.shows(states)) {
                            classSwitch.flip(states);
                        }
                        return;
                    }
                }
            }
        } catch (BlobException e) {
            leftBehind |= e.getCause() instanceof VirtualMachineError;
            if (e.getCause() instanceof StackOverflowError tooDeep) {
                throw tooDeep;
            }
            messages.warn(e.getMessage());
        } catch (StackOverflowError tooDeep) {
            leftBehind = true;
            throw tooDeep;
        } catch (Throwable e) {
            // A statement that links must run whatever happens here, even without memory.
            leftBehind = true;
            warnOf(classSwitch.blob(), e);
        }
    }

    private void warnOf(String blob, Throwable e) {
        try {
            messages.warn(blob + ": " + e + "; its statements follow their loggers");
        } catch (Throwable again) {
            // Nothing is left to say it with.
        }
    }

    /** Answers null if there are no records for it. */
    private States states(Generation generation, ClassSwitch classSwitch) throws BlobException {
        if (generation.queries().isEmpty()) {
            return States.ALL_FOLLOW;
        }
        ClassLoader loader = BlobSources.loaderOf(classSwitch);
        BlobStates states = generation.remembered(loader, classSwitch.blob());
        if (states == null) {
            states = fold(generation, loader, classSwitch);
        }
        ClassStates.Origin origin = ClassStates.Origin.of(classSwitch);
        Fold fold = states.of(origin);
        if (fold == null && classSwitch.shows(States.ALL_FOLLOW)) {
            return States.ALL_FOLLOW;
        }
        // Only records that know the class may take back what it does.
        ClassLocations locations = records.read(loader, classSwitch.blob()).of(origin);
        if (locations == null) {
            return null;
        }
        return fold == null ? States.ALL_FOLLOW : ClassStates.of(locations, fold, classSwitch);
    }

    /** Several threads may do this at once for one blob: that costs time, a lock here could cost a deadlock. */
    private BlobStates fold(Generation generation, ClassLoader loader, ClassSwitch classSwitch) throws BlobException {
        String blob = classSwitch.blob();
        BlobStates states;
        try {
            Records all = records.read(loader, blob);
            states = all.fold(generation.queries(), e -> messages.warn(e.getMessage()));
            if (!all.complete()) {
                return states;
            }
        } catch (BlobException e) {
            generation.miss(loader, blob);
            throw e;
        }
        generation.remember(loader, blob, states);
        if (generation.found(loader, blob)) {
            settleOthers(classSwitch, loader);
        }
        return states;
    }

    /** What linked while the records could not be read gets its states now. */
    private void settleOthers(ClassSwitch classSwitch, ClassLoader loader) {
        settle(registry.switches().stream()
                .filter(other -> other != classSwitch
                        && other.blob().equals(classSwitch.blob())
                        && BlobSources.loaderOf(other) == loader)
                .toList());
    }
}
