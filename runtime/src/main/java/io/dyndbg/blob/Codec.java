package io.dyndbg.blob;

import java.util.Locale;

/** How a piece of a blob is compressed. */
public enum Codec {
    /** Not at all: for reading with a hex editor, and for what compression would not shrink. */
    NONE(0),
    /** Raw deflate (RFC 1951): needs nothing but the JDK. */
    DEFLATE(1),
    /** One Zstandard frame (RFC 8878): smallest, needs zstd-jni. */
    ZSTD(2);

    private final int code;
    private final String word = name().toLowerCase(Locale.ROOT);

    Codec(int code) {
        this.code = code;
    }

    /** Answers the number that stands for this codec in a blob, 0 to 3. */
    public int code() {
        return code;
    }

    /** Answers the codec as the plugin's configuration spells it: {@code none}, {@code deflate}, {@code zstd}. */
    public String word() {
        return word;
    }

    /** Answers the codec of number {@code code}, or null if there is none. */
    static Codec of(int code) {
        return code < values().length ? values()[code] : null;
    }
}
