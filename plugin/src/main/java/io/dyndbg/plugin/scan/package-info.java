/** First station: finds the statements and the guards of logging APIs in a class. */
package io.dyndbg.plugin.scan;
