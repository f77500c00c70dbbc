package io.dyndbg.answer;

import java.time.Duration;

/**
 * A query that is in force, and what it has done so far. Immutable.
 *
 * @param channel the way by which it came: {@code start}, {@code file}, {@code api} or {@code jmx}
 * @param principal who asked, as far as the channel knows; empty if it does not
 * @param query the query, in one spelling whatever was typed
 * @param age how long it has been in force
 * @param left how long it stays in force; null for good
 * @param inForce the number of sites in classes that have linked which are forced or skipped because of it, from 0; one that
 *     a later query decides counts there
 * @param printed the number of messages that were let through, from 0
 * @param dropped the number of messages that its {@code rate} kept away, from 0
 */
public record ActiveQuery(
        String channel,
        String principal,
        String query,
        Duration age,
        Duration left,
        long inForce,
        long printed,
        long dropped) {

    /** Answers {@code api, thread main: func handle +p: 2 sites in force, 17 printed, 0 dropped, for 12s, ends in 29m}. */
    @Override
    public String toString() {
        return channel + (principal.isEmpty() ? "" : ", " + principal) + ": " + query + ": "
                + QueryAnswer.sites(inForce) + " in force, " + printed + " printed, " + dropped + " dropped, for "
                + Spans.text(age) + (left == null ? "" : ", ends in " + Spans.text(left));
    }
}
