package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.collect.Options;
import java.util.List;
import java.util.function.Predicate;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals that weave may be told. */
abstract class WeavingMojo extends AbstractMojo {
    /** The levels whose statements get a switch: any of trace, debug, info, warn, error. */
    @Parameter(property = "dyndbg.levels", defaultValue = "trace,debug")
    protected List<String> levels;

    /**
     * What happens to the arguments of a statement while it skips. <code>keep</code>: they are evaluated, as the statement
     * always did; no branch is added. <code>pure</code>: they are not, where nobody can tell. <code>all</code>: they are
     * not, except where they store or increment something.
     */
    @Parameter(property = "dyndbg.arguments", defaultValue = "keep")
    protected String arguments;

    /**
     * How blobs are compressed: <code>zstd</code>, <code>deflate</code>, <code>none</code>, or <code>auto</code>: zstd
     * if the module has zstd-jni at run time (without a POM: if it is on <code>classpath</code>), else deflate; deflate for a
     * whole application.
     */
    @Parameter(property = "dyndbg.codec", defaultValue = "auto")
    protected String codec;

    /**
     * Statements that get no switch, whoever may ask for one when the application runs: terms of queries, several selections
     * separated by semicolons, as in <code>class *Password*; func decrypt</code>.
     */
    @Parameter(property = "dyndbg.deny")
    protected String deny;

    /**
     * Logger types of your own that only pass on to a logging API, interfaces, or classes that may have a subclass: {@code
     * com.acme.Log#debug,trace}. Where a method's name does not say its level, that stands behind it, and then, if it is not the
     * first text among the arguments, the index of the text, from 0: {@code com.acme.Log#say:debug:1,isChatty:debug}. Methods whose
     * names begin with {@code is} are guards. Those of Netty, Spring, Reactor, Vert.x, MyBatis, MongoDB's and MariaDB's drivers,
     * Micrometer, Jetty 9, Ignite, Hazelcast, JGroups, Dubbo, Druid, Flyway, FreeMarker and Elasticsearch, and all subtypes of a
     * logging API's loggers need not be named.
     */
    @Parameter(property = "dyndbg.wrappers")
    protected List<String> wrappers;

    @Parameter(defaultValue = "${plugin}", readonly = true)
    protected PluginDescriptor plugin;

    /** @param selection which class files are woven */
    final Options options(Predicate<String> selection, boolean failOnUnweavable, boolean closedGuardCounts)
            throws MojoExecutionException {
        try {
            return new Options(
                    Words.levels(levels),
                    Words.arguments(arguments),
                    Words.deny(deny),
                    wrappers == null ? List.of() : wrappers,
                    selection,
                    Words.codec(codec),
                    failOnUnweavable,
                    closedGuardCounts);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("wrappers: " + e.getMessage(), e);
        }
    }
}
