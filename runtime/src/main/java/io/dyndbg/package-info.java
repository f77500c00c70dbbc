/** The public face of the runtime: {@link io.dyndbg.Dyndbg}. */
package io.dyndbg;
