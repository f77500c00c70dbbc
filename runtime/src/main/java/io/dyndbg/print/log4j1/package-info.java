/** Log4j 1.2 and reload4j: prints past the level of a category. */
package io.dyndbg.print.log4j1;
