/** Sixth station: shows what a build has. */
package io.dyndbg.plugin.report;
