/** Evaluates the live queries against the records, and flips what they select; serves the listing. */
package io.dyndbg.control;
