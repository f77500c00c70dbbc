package io.dyndbg;

import io.dyndbg.answer.ActiveQuery;
import io.dyndbg.answer.Answer;
import io.dyndbg.answer.AuditEntry;
import io.dyndbg.channel.Channels;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Dynamic debug of this application: every debug statement that was woven at build time can be listed, forced, or silenced
 * alone, while the application runs.
 *
 * <pre>{@code
 * System.out.println(Dyndbg.query("file Peer.java func handle +pmf"));   // 3 sites matched, 3 changed: 3 in force
 * Dyndbg.listing("module acme-core", System.out);
 * Dyndbg.query("=_");                                                     // takes back what this API was told
 * }</pre>
 *
 * <p>All methods may be called by any number of threads. Queries are in force for all threads when they
 * return; loops that are already compiled see them. Statements never wait. The query language is described in the
 * project's handbook.
 */
public final class Dyndbg {
    private Dyndbg() {}

    /**
     * Obeys a batch of queries, separated by semicolons or line ends, and stays so: classes and modules that are loaded
     * later get the states that the queries give them. Queries are in force for 30 minutes, or as long as their {@code ttl}
     * says ({@code ttl none}: until the end of the JVM), or until one that says {@code =} without terms, which takes back what
     * came through this class and nothing else; then what they covered comes back. The batch takes effect as a whole; a query
     * that can't be understood is left out, or with {@code strict} as its first word the whole batch is.
     *
     * <p>Reads the records of the modules that the queries concern: milliseconds for some ten thousand sites. Writes a line
     * to {@code System.err} for each query that has an effect.
     *
     * @param batch the queries, at most 64 KiB of UTF-8; not null
     * @return what each query did; never null. Whatever is wrong with a query, its module's records or a logging library is
     *     in there, and not thrown
     * @throws NullPointerException if {@code batch} is null
     */
    public static Answer query(String batch) {
        return Channels.control().query(Objects.requireNonNull(batch, "batch"));
    }

    /**
     * As {@link #query(String)}, on behalf of somebody: for an administration page of one's own.
     *
     * @param batch the queries; not null
     * @param principal who asked, as {@link #queries()} and the audit line tell it, at most 200 characters of it; not null. Line
     *     ends and the like are made visible
     * @return what each query did; never null
     * @throws NullPointerException if an argument is null
     */
    public static Answer query(String batch, String principal) {
        Objects.requireNonNull(principal, "principal");
        return Channels.control().query(Objects.requireNonNull(batch, "batch"), principal);
    }

    /**
     * Answers the queries that are in force, from start options, the file, this class and JMX, in the order in which they apply:
     * where two select the same site, the later one decides. Reads the records of the modules whose classes have linked and are
     * forced or skipped.
     *
     * @return a snapshot; never null
     */
    public static List<ActiveQuery> queries() {
        return Channels.control().queries();
    }

    /**
     * Calls {@code listener} for each change that takes effect from now on, behind its line in the log {@code io.dyndbg.audit}: on
     * the thread that asked, or on that of this library when a query ends. What it throws is told once.
     *
     * @param listener not null; kept until it is removed, or until {@link #close}
     * @throws NullPointerException if {@code listener} is null
     */
    public static void addAuditListener(Consumer<AuditEntry> listener) {
        Channels.control().addAuditListener(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Calls {@code listener} no more.
     *
     * @param listener not null; one that was never added is no matter
     * @throws NullPointerException if {@code listener} is null
     */
    public static void removeAuditListener(Consumer<AuditEntry> listener) {
        Channels.control().removeAuditListener(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Registers the MXBean {@link io.dyndbg.jmx.ControlMXBean} in the platform's MBean server, as {@code -Ddyndbg.jmx=true} does;
     * where that was done before, nothing happens. Opens no port.
     *
     * @return the bean's name, {@code io.dyndbg:id=1,type=Control}; with another number where another copy of this library has that
     * @throws IllegalStateException if the MBean server refuses it, or after {@link #close}
     */
    public static String registerMBean() {
        return Channels.registerBean();
    }

    /**
     * Ends all queries, whatever their channel, and all that this library has begun: its thread, its bean, its listeners. From now
     * on all sites follow their loggers, and no query is obeyed. For web applications that carry this library and are stopped
     * before the JVM is; a second call does nothing.
     */
    public static void close() {
        Channels.close();
    }

    /**
     * Writes all sites of all modules that are known, and their flags; see {@link #listing(String, Appendable)}.
     *
     * @param to where to write; not null
     * @throws IOException if {@code to} throws it
     * @throws NullPointerException if {@code to} is null
     */
    public static void listing(Appendable to) throws IOException {
        listing("", to);
    }

    /**
     * Writes the sites that {@code terms} select, and their flags, a line each, ended by {@code \n}, after a line that names
     * the columns:
     *
     * <pre>{@code
     * # filename:lineno [module]function flags format
     * com/acme/Foo.java:42 [acme-core]handle =pmf "accepted {} from {}" level:debug
     * }</pre>
     *
     * <p>Modules come by name, the sites of a module by file, line and appearance. A module whose records can't be read is a
     * comment that says why. Modules are known that have a class which ran a site, or whose jar is seen by the caller's
     * context class loader, by the runtime's, or by one that called before. The lines show the flags as they were when the
     * call began; the records are read as the lines are written, a module at a time, and dropped; no class waits for {@code to}.
     *
     * @param terms what a query says before its flags; empty for every site; not null
     * @param to where to write, line by line; not null; only this thread writes to it
     * @throws IOException if {@code to} throws it
     * @throws IllegalArgumentException if {@code terms} can't be understood; the message names the word and its place
     * @throws NullPointerException if an argument is null
     */
    public static void listing(String terms, Appendable to) throws IOException {
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(to, "to");
        Channels.control().listing(terms, to);
    }
}
