/**
 * Apache Commons Logging, and what has its names: spring-jcl, jcl-over-slf4j; Tomcat's copy of its interface. Their loggers pass on
 * to those of other libraries.
 */
package io.dyndbg.print.jcl;
