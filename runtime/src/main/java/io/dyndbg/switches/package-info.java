/** What holds the states: one switch a class, registered weakly, flipped as a whole. */
package io.dyndbg.switches;
