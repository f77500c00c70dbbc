package io.dyndbg.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of a message at the outputs that its logger has: appenders, handlers. Used by one thread. */
public final class Outputs {
    private static final int MOST_NAMED = 3;

    private final List<String> taking = new ArrayList<>();
    private final List<String> stopping = new ArrayList<>();
    private final List<String> dropping = new ArrayList<>();

    /**
     * Answers what becomes of a message where dyndbg knows no way past the level.
     *
     * @param logger the logger
     * @param wanted the level of the message
     * @param printed the lowest level from that on that the logger has enabled; null if there is none
     * @return nothing if they are the same
     */
    public static Optional<String> ofUnknown(Object logger, String wanted, String printed) {
        String type = "unknown back end " + logger.getClass().getName();
        if (printed == null) {
            return Optional.of(type + " has no level enabled: nothing is printed; set its level to " + wanted);
        }
        return printed.equals(wanted)
                ? Optional.empty()
                : Optional.of(type + ": prints at level " + printed + ", the lowest that it has enabled");
    }

    /** Notes an output that takes it, {@code appender FILE}. */
    public void takes(String output) {
        taking.add(output);
    }

    /** Notes what stops it on the way to an output, and what to set. */
    public void stop(String why) {
        stopping.add(why);
    }

    /** Notes that an output takes it and may lose it, and what to set. */
    public void mayDrop(String why) {
        dropping.add(why);
    }

    /**
     * Answers what a reader should know.
     *
     * @param none what to say if there is no output at all
     * @return nothing if every output takes it
     */
    public Optional<String> obstacle(String none) {
        if (taking.isEmpty()) {
            return Optional.of(stopping.isEmpty() ? none : String.join("; ", stopping));
        }
        List<String> said = new ArrayList<>(stopping);
        if (!stopping.isEmpty()) {
            String some = String.join(", ", taking.subList(0, Math.min(MOST_NAMED, taking.size())));
            String more = taking.size() > MOST_NAMED ? " and " + (taking.size() - MOST_NAMED) + " more" : "";
            said.add(some + more + (taking.size() == 1 ? " prints it" : " print it"));
        }
        said.addAll(dropping);
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
    }
}
