/**
 * Logger types of projects and libraries of their own: those that only pass on to a logging API, Netty's, Ignite's, one's own; and
 * classes that extend or implement a logger of one.
 */
package io.dyndbg.print.wrapper;
