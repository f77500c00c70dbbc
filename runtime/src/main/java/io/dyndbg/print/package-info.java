/** Prints forced sites, and silences those that skip: one class per logging API and per back end. */
package io.dyndbg.print;
