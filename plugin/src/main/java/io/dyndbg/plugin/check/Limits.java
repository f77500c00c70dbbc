package io.dyndbg.plugin.check;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a build may have at most.
 *
 * @param sites sites; nothing for any number
 * @param bytes bytes of blobs; nothing for any number
 * @param newSites sites that the baseline has not; nothing for any number
 */
public record Limits(OptionalInt sites, OptionalLong bytes, OptionalInt newSites) {
    /** Anything goes. */
    public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty());
}
