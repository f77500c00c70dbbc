/** Where woven classes come in: the bootstrap method that links {@code ajc$log}. */
package io.dyndbg.link;
