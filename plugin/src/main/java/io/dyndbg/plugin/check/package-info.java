/**
 * Beside the stations: looks at statements for what is wrong with them, {@linkplain io.dyndbg.plugin.check.StatementCheck one by one},
 * in the classes as they were compiled, and at a build for what it should not have, and tells it as {@linkplain
 * io.dyndbg.plugin.check.Finding findings}.
 */
package io.dyndbg.plugin.check;
