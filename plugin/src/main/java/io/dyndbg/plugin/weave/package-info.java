/** Fourth station: rewrites the class. */
package io.dyndbg.plugin.weave;
