/** The query language: from typed text to queries, or to errors that name the word and the place. */
package io.dyndbg.query;
