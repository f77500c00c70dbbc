/** Apache Commons Logging, and all that has its names: spring-jcl, jcl-over-slf4j. Its loggers pass on to those of other libraries. */
package io.dyndbg.print.jcl;
