/**
 * The site model: what dyndbg knows of a call site, as values. The plugin fills it, the blob stores it, queries are
 * evaluated against it.
 */
package io.dyndbg.site;
