/** Where woven classes come in: the bootstrap method that links {@code $log}. */
package io.dyndbg.link;
