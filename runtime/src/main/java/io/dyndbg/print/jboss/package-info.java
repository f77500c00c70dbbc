/** JBoss Logging, and loggers of interfaces that its processor implements. Its loggers pass on to those of other libraries. */
package io.dyndbg.print.jboss;
