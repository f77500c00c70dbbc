package io.dyndbg.control;

import io.dyndbg.print.Condition;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.query.QueryOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The conditions that the options of one query are for the sites that it forces, and what is counted of it. It lasts as long as the
 * query does, however often that is folded anew. Classes that were built from the same file count together. Safe for any thread.
 */
final class Conditions {
    private final QueryOptions options;
    private final Runnable spent;
    private final LongAdder printed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Condition always = new Always();
    private final Map<Site, SiteCondition> conditions = new ConcurrentHashMap<>();

    private record Site(ClassStates.Origin owner, int ordinal) {}

    /** @param spent as in {@link SiteCondition} */
    Conditions(QueryOptions options, Runnable spent) {
        this.options = options;
        this.spent = spent;
    }

    /** Answers whether it depends on the call whether a site prints. */
    boolean depend() {
        return options.conditional();
    }

    /** Answers the one condition for a site. */
    Condition of(ClassStates.Origin owner, int ordinal) {
        return depend() ? ofSite(owner, ordinal) : always;
    }

    /** Answers the condition for a site, and that {@code then} holds from when the query is over there. */
    Condition of(ClassStates.Origin owner, int ordinal, Condition then) {
        return new UntilSpent(ofSite(owner, ordinal), then);
    }

    private SiteCondition ofSite(ClassStates.Origin owner, int ordinal) {
        return conditions.computeIfAbsent(
                new Site(owner, ordinal), unseen -> new SiteCondition(options, spent, printed, dropped));
    }

    /** Loses no message until the states are folded without a query that is over. */
    private record UntilSpent(SiteCondition first, Condition then) implements Condition {
        @Override
        public boolean holds(LoggingApi api) {
            return first.isSpent() ? then.holds(api) : first.holds(api);
        }

        @Override
        public String admit(LoggingApi api) {
            String remark = first.admit(api);
            return remark == null && first.isSpent() ? then.admit(api) : remark;
        }
    }

    /** Answers whether the query is over for a site. */
    boolean isSpent(ClassStates.Origin owner, int ordinal) {
        SiteCondition condition = conditions.get(new Site(owner, ordinal));
        return condition != null && condition.isSpent();
    }

    /** Answers how many messages the query let through. */
    long printed() {
        return printed.sum();
    }

    /** Answers how many messages its rate kept away. */
    long dropped() {
        return dropped.sum();
    }

    /** Answers how many of these nobody was told of yet; from now on somebody was. */
    long takeUnsaid() {
        return conditions.values().stream()
                .mapToLong(SiteCondition::takeDropped)
                .sum();
    }

    /** Every call prints, and is counted. */
    private final class Always implements Condition {
        @Override
        public boolean always() {
            return true;
        }

        @Override
        public boolean holds(LoggingApi api) {
            return true;
        }

        @Override
        public String admit(LoggingApi api) {
            printed.increment();
            return "";
        }
    }
}
