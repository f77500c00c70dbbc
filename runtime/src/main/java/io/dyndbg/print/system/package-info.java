/** The JDK's own {@link System.Logger}, over whatever its {@link System.LoggerFinder} finds. */
package io.dyndbg.print.system;
