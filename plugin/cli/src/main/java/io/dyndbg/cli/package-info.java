/** The command line: what {@code dyndbg:compact-application} and {@code dyndbg:list} do, without Maven. */
package io.dyndbg.cli;
