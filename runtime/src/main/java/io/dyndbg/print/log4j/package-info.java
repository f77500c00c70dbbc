/** Log4j 2 API, over its core, over wrappers of it, and over what dyndbg does not know. */
package io.dyndbg.print.log4j;
