/** What a query answers, as immutable values. */
package io.dyndbg.answer;
