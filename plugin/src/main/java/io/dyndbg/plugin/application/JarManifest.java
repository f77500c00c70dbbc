package io.dyndbg.plugin.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The manifest of a jar, as bytes: what stands in it stays as it stands there. */
final class JarManifest {
    static final String PATH = "META-INF/MANIFEST.MF";

    /** Says that a jar was woven, and by which version: licences ask that changed files be marked. */
    private static final String WOVEN = "Dyndbg-Woven";

    private static final JarManifest NONE = new JarManifest(new byte[0], new Attributes());

    private final byte[] bytes;
    private final Attributes main;

    private JarManifest(byte[] bytes, Attributes main) {
        this.bytes = bytes;
        this.main = main;
    }

    /** Reads the manifest of a jar; one that is missing, or can't be read, says nothing. */
    static JarManifest of(Archive jar) throws IOException {
        Optional<byte[]> bytes = jar.read(PATH);
        if (bytes.isEmpty()) {
            return NONE;
        }
        try {
            return new JarManifest(
                    bytes.get(), new Manifest(new ByteArrayInputStream(bytes.get())).getMainAttributes());
        } catch (IOException noManifest) {
            return new JarManifest(bytes.get(), new Attributes());
        }
    }

    /** Answers whether a jar with that manifest was woven here; null stands for none. */
    static boolean isOfWoven(Manifest manifest) {
        return manifest != null && manifest.getMainAttributes().getValue(WOVEN) != null;
    }

    /** Answers the value of a main attribute; nothing if it is not there. */
    Optional<String> value(String name) {
        return Optional.ofNullable(main.getValue(name)).map(String::strip);
    }

    /** Answers whether the jar was woven here. */
    boolean isWoven() {
        return value(WOVEN).isPresent();
    }

    /** Answers the manifest with a line more in its main section. */
    byte[] woven(String version) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.isBlank()) {
            text = "Manifest-Version: 1.0\r\n\r\n";
        }
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        if (!text.endsWith("\n")) {
            text += end;
        }
        int blank = text.indexOf(end + end);
        int at = blank < 0 ? text.length() : blank + end.length();
        return (text.substring(0, at) + WOVEN + ": " + version + end + text.substring(at))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
