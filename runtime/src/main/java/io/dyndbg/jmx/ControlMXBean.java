package io.dyndbg.jmx;

/**
 * Dynamic debug of this application, as JMX shows it under {@code io.dyndbg:type=Control,id=N}. Attributes are for everybody who may
 * read; operations are for those who may write, and act at once for all threads. Emits a notification of type
 * {@code io.dyndbg.change} for each change that takes effect, with the line of the audit as its message. All methods may be called by
 * any number of threads.
 */
public interface ControlMXBean {
    /** Answers the version of dyndbg-runtime; never null. */
    String getVersion();

    /** Answers the modules whose records are known, by name, in their order; never null. */
    String[] getModules();

    /** Answers the number of woven classes that have linked and still exist, from 0. */
    int getLinkedClasses();

    /** Answers the queries that are in force, from all channels, in the order in which they apply; never null. */
    QueryData[] getQueries();

    /**
     * Answers the sites whose flags are not those of a site that nobody has touched, as lines of the listing; never null. At most
     * 10,000 lines, and then one that says how many more there are.
     */
    String[] getInForce();

    /**
     * Obeys a batch of queries, for 30 minutes unless their {@code ttl} says otherwise.
     *
     * @param batch the queries, at most 64 KiB; not null
     * @return what each of them did, for people; never null
     */
    String query(String batch);

    /**
     * Answers the listing of the sites that {@code terms} select.
     *
     * @param terms what a query says before its flags; empty for every site; not null
     * @return at most 10,000 lines, and then one that says how many more there are; or what is wrong with the terms. Never null
     */
    String listing(String terms);

    /**
     * Takes back all that came through JMX before, and nothing else.
     *
     * @return what that did, for people; never null
     */
    String clear();
}
