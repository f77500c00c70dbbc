/** Logger types of projects and libraries of their own, which only pass on to a logging API: Netty's, Ignite's, one's own. */
package io.dyndbg.print.wrapper;
