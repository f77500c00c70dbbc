package io.dyndbg.jmx;

import io.dyndbg.answer.ActiveQuery;
import javax.management.ConstructorParameters;

/** A query that is in force, in types that every JMX client knows. Immutable. */
public final class QueryData {
    private final String channel;
    private final String principal;
    private final String query;
    private final long ageSeconds;
    private final long secondsLeft;
    private final long inForce;
    private final long printed;
    private final long dropped;

    /**
     * Makes one from its parts, as clients do.
     *
     * @param secondsLeft negative for good
     */
    @ConstructorParameters({
        "channel",
        "principal",
        "query",
        "ageSeconds",
        "secondsLeft",
        "inForce",
        "printed",
        "dropped"
    })
    public QueryData(
            String channel,
            String principal,
            String query,
            long ageSeconds,
            long secondsLeft,
            long inForce,
            long printed,
            long dropped) {
        this.channel = channel;
        this.principal = principal;
        this.query = query;
        this.ageSeconds = ageSeconds;
        this.secondsLeft = secondsLeft;
        this.inForce = inForce;
        this.printed = printed;
        this.dropped = dropped;
    }

    static QueryData of(ActiveQuery active) {
        return new QueryData(
                active.channel(),
                active.principal(),
                active.query(),
                active.age().toSeconds(),
                active.left() == null ? -1 : active.left().toSeconds(),
                active.inForce(),
                active.printed(),
                active.dropped());
    }

    /** Answers the way by which it came: {@code start}, {@code file}, {@code api} or {@code jmx}. */
    public String getChannel() {
        return channel;
    }

    /** Answers who asked, as far as the channel knows; empty if it does not. */
    public String getPrincipal() {
        return principal;
    }

    /** Answers the query, in one spelling whatever was typed. */
    public String getQuery() {
        return query;
    }

    /** Answers for how many seconds it has been in force. */
    public long getAgeSeconds() {
        return ageSeconds;
    }

    /** Answers for how many seconds it stays in force; -1 for good. */
    public long getSecondsLeft() {
        return secondsLeft;
    }

    /** Answers the number of sites in classes that have linked which are forced or skipped because of it, from 0. */
    public long getInForce() {
        return inForce;
    }

    /** Answers the number of messages that were let through, from 0. */
    public long getPrinted() {
        return printed;
    }

    /** Answers the number of messages that its {@code rate} kept away, from 0. */
    public long getDropped() {
        return dropped;
    }
}
