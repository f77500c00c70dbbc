package io.dyndbg.plugin.scan;

/**
 * What one method may do with the answers of its guards, as a quick look tells.
 *
 * @param decidesMore whether one may decide anything but the code that it jumps over
 * @param keeps whether one may be put into any place
 */
public record GuardUse(boolean decidesMore, boolean keeps) {}
