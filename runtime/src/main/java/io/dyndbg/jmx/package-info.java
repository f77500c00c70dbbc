/** The MXBean by which operators ask and switch. Loaded if that is asked for, and not otherwise. */
package io.dyndbg.jmx;
