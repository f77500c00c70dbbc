package io.dyndbg.plugin.collect;

import java.util.List;

/** Something can't get a switch, and {@link Options#failOnUnweavable} is set. Nothing was written. */
public class UnweavableException extends CompactionException {
    private static final long serialVersionUID = 1L;

    private final transient List<LeftAlone> places;

    UnweavableException(List<LeftAlone> places) {
        super("failOnUnweavable is set, and there is something without a switch:");
        this.places = List.copyOf(places);
    }

    /** Answers what has no switch. */
    public List<LeftAlone> places() {
        return places;
    }
}
