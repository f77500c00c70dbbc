/** Fifth station: goes through a folder of classes, and collects the records into the blob beside them. */
package io.dyndbg.plugin.collect;
