package io.dyndbg.answer;

import java.time.Duration;

/**
 * One change that took effect: a query came into force, or ended by itself. Immutable.
 *
 * @param channel the way by which the query came: {@code start}, {@code file}, {@code api} or {@code jmx}
 * @param principal who asked, as far as the channel knows; empty if it does not
 * @param query the query, in one spelling whatever was typed; of a file, all that it says
 * @param ended whether the query ended by itself, since its time was over
 * @param changed the number of sites, in classes that have linked and in others, whose flags changed, from 0
 * @param endsIn how long the query stays in force; null for good, and where it has ended
 * @param dropped the number of messages that a {@code rate} kept away and that no message told of, from 0: that of the query, if it
 *     has ended, or of those that it took back
 */
public record AuditEntry(
        String channel, String principal, String query, boolean ended, long changed, Duration endsIn, long dropped) {

    /** Answers {@code api, thread main: func handle +p: 2 sites changed, ends in 30m}. */
    @Override
    public String toString() {
        return channel + (principal.isEmpty() ? "" : ", " + principal) + ": " + query + ": " + (ended ? "ended, " : "")
                + QueryAnswer.sites(changed) + " changed" + (endsIn == null ? "" : ", ends in " + Spans.text(endsIn))
                + (dropped == 0 ? "" : ", " + dropped + " messages dropped that nothing was said of");
    }
}
