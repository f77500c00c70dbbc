package io.dyndbg.plugin.collect;

import java.util.regex.Pattern;

/** The places of class files in a folder that becomes a multi-release jar: the JVM takes the newest version that it can run. */
public final class VersionedPath {
    private static final Pattern VERSIONS = Pattern.compile("^META-INF/versions/[0-9]+/");

    private VersionedPath() {}

    /** Answers the path that the file has for the JVM, whichever version it is: {@code com/acme/Foo.class}. */
    public static String plain(String path) {
        return VERSIONS.matcher(path).replaceFirst("");
    }
}
