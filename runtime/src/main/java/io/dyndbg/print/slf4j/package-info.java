/** SLF4J 1.7 and 2.x, and what lies beneath it: Logback, Log4j, java.util.logging, JBoss LogManager, slf4j-simple, or something that dyndbg does not know. */
package io.dyndbg.print.slf4j;
