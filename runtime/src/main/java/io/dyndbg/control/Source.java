package io.dyndbg.control;

import io.dyndbg.query.Escapes;
import java.util.Objects;

/**
 * Where a query came from.
 *
 * @param principal who asked, as far as the channel knows; nobody forges a line with it, and it is not long
 */
record Source(Channel channel, String principal) {
    private static final int MOST_OF_PRINCIPAL = 200;

    Source {
        Objects.requireNonNull(channel);
        String visible = Escapes.visible(principal);
        principal = visible.substring(0, Math.min(MOST_OF_PRINCIPAL, visible.length()));
    }

    /** Answers {@code api, thread main}. */
    @Override
    public String toString() {
        return principal.isEmpty() ? channel.word() : channel.word() + ", " + principal;
    }
}
