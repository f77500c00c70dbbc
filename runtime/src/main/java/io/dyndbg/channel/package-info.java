/** The ways by which queries come, beside start options and {@link io.dyndbg.Dyndbg}: the file that says what is wanted, and the bean. */
package io.dyndbg.channel;
