/** Reads blobs: one module's callsite records, deduplicated and compressed. {@code FORMAT.md} is the specification. */
package io.dyndbg.blob;
