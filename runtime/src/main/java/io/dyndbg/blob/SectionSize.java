package io.dyndbg.blob;

/**
 * What one section of a blob takes.
 *
 * @param name four ASCII characters
 * @param raw its length as decompressed, in bytes
 * @param stored its length in the file, in bytes
 */
public record SectionSize(String name, long raw, long stored) {}
