package io.dyndbg.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a batch of queries did. Immutable; {@link #toString} is for people.
 *
 * @param queries an answer for each query, in the order in which they were typed; blanks and comments have none
 */
public record Answer(List<QueryAnswer> queries) {
    public Answer {
        queries = List.copyOf(queries);
    }

    /** Answers how many sites were selected, by all queries together; one that two queries select counts twice. */
    public long matched() {
        return queries.stream().mapToLong(QueryAnswer::matched).sum();
    }

    /** Answers how many changes were made to the flags of sites, by all queries together. */
    public long changed() {
        return queries.stream().mapToLong(QueryAnswer::changed).sum();
    }

    /** Answers how many selected sites do what was asked now, by all queries together. */
    public long inForce() {
        return queries.stream().mapToLong(QueryAnswer::inForce).sum();
    }

    /** Answers how many selected sites will do what was asked once their class has linked, by all queries together. */
    public long waiting() {
        return queries.stream().mapToLong(QueryAnswer::waiting).sum();
    }

    /** Answers how many selected sites don't do what was asked, by all queries together. */
    public long unreachable() {
        return queries.stream()
                .flatMap(query -> query.unreachable().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Answers what was wrong, a failure for each query that was not understood. */
    public List<Failure> failures() {
        return queries.stream()
                .map(QueryAnswer::failure)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Answers the warnings of all queries. */
    public List<String> warnings() {
        return queries.stream().flatMap(query -> query.warnings().stream()).toList();
    }

    /** Answers the notes of all queries. */
    public List<String> notes() {
        return queries.stream().flatMap(query -> query.notes().stream()).toList();
    }

    /** Answers whether every query was understood. */
    public boolean succeeded() {
        return failures().isEmpty();
    }

    @Override
    public String toString() {
        if (queries.isEmpty()) {
            return "no query";
        }
        if (queries.size() == 1) {
            return queries.get(0).toString();
        }
        StringBuilder text = new StringBuilder();
        text.append(queries.size())
                .append(" queries, ")
                .append(failures().size())
                .append(" failed: ");
        text.append(QueryAnswer.sites(matched()))
                .append(" matched, ")
                .append(changed())
                .append(" changed")
                .append(QueryAnswer.whatBecame(inForce(), waiting(), unreachable()));
        for (QueryAnswer query : queries) {
            String answer = query.toString().replace("\n", "\n  ");
            text.append("\n  ").append(query.query().strip()).append(": ").append(answer);
        }
        return text.toString();
    }
}
