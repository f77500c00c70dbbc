package io.dyndbg.control;

import io.dyndbg.query.QueryOptions;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The conditions that the options of one query are for the sites that it forces. What they count lasts as long as the query does,
 * however often that is folded anew. Classes that were built from the same file count together. Safe for any thread.
 */
final class Conditions {
    private final QueryOptions options;
    private final Runnable spent;
    private final Map<Site, SiteCondition> conditions = new ConcurrentHashMap<>();

    private record Site(ClassStates.Origin owner, int ordinal) {}

    /** @param spent as in {@link SiteCondition} */
    Conditions(QueryOptions options, Runnable spent) {
        this.options = options;
        this.spent = spent;
    }

    /** Answers the one condition for a site. */
    SiteCondition of(ClassStates.Origin owner, int ordinal) {
        return conditions.computeIfAbsent(new Site(owner, ordinal), unseen -> new SiteCondition(options, spent));
    }

    /** Answers whether the query is over for a site. */
    boolean isSpent(ClassStates.Origin owner, int ordinal) {
        SiteCondition condition = conditions.get(new Site(owner, ordinal));
        return condition != null && condition.isSpent();
    }

    /** Answers those that were made so far. */
    Collection<SiteCondition> all() {
        return conditions.values();
    }
}
