package io.dyndbg.plugin.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;

/**
 * The class files that a signature in the folder's {@code META-INF} vouches for: the classes of a signed jar that was
 * unpacked there. Weaving one of them would make the class loader refuse it, so they are left alone.
 */
final class SignedClasses {
    private final Set<String> paths = new HashSet<>();
    private boolean unknown;

    SignedClasses(Folder classes) throws IOException {
        List<String> files = classes.paths(".SF").stream()
                .filter(path -> path.startsWith("META-INF/") && path.indexOf('/', "META-INF/".length()) < 0)
                .toList();
        for (String file : files) {
            read(classes.read(file).orElseThrow());
        }
    }

    /** A signature file has the form of a manifest, with a section for each file that it vouches for. */
    private void read(byte[] signatureFile) {
        try {
            Set<String> signed = new Manifest(new ByteArrayInputStream(signatureFile))
                    .getEntries()
                    .keySet();
            paths.addAll(signed);
            unknown |= signed.isEmpty();
        } catch (IOException notAManifest) {
            unknown = true;
        }
    }

    /** Answers whether the class file at {@code path} is signed; a signature that names no file may mean any of them. */
    boolean contains(String path) {
        return unknown || paths.contains(path);
    }
}
