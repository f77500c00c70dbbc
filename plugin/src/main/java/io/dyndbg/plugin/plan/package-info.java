/** Second station: decides what of that can be woven, what a guard encloses, and what is left alone and why. */
package io.dyndbg.plugin.plan;
