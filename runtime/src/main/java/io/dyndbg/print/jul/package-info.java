/** java.util.logging. */
package io.dyndbg.print.jul;
