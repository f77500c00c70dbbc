package io.dyndbg.plugin.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a jar is called: by its {@code pom.properties}, else its manifest, else its file.
 *
 * @param groupId empty if nothing tells
 * @param artifactId as queries and listings show it
 * @param version empty if nothing tells
 */
public record Coordinates(String groupId, String artifactId, String version) {
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern FILE = Pattern.compile("(.+?)(?:-(\\d[^/]*))?\\.(?:jar|war)");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)+");

    /**
     * Reads what a jar says of itself.
     *
     * @param file the jar's name, without folders
     */
    static Coordinates of(Archive jar, String file) throws IOException {
        Matcher byFile = FILE.matcher(file);
        String name = byFile.matches() ? byFile.group(1) : file;
        List<Coordinates> poms = new ArrayList<>();
        for (String path : jar.names("META-INF/maven/")) {
            if (POM.matcher(path).matches()) {
                ofPom(jar.read(path).orElseThrow()).ifPresent(poms::add);
            }
        }
        // A shaded jar has those of what was put into it, too.
        Optional<Coordinates> own = poms.stream()
                .filter(pom -> poms.size() == 1
                        || file.startsWith(pom.artifactId() + "-" + pom.version())
                        || name.equals(pom.artifactId()))
                .findFirst();
        return own.isPresent() ? own.get() : ofManifest(JarManifest.of(jar), name, byFile);
    }

    /** Reads what the name of a jar says, which can't be opened. */
    static Coordinates of(String file) {
        Matcher byFile = FILE.matcher(file);
        boolean matches = byFile.matches();
        String version = matches && byFile.group(2) != null ? byFile.group(2) : "";
        return new Coordinates("", matches ? byFile.group(1) : file, version);
    }

    private static Optional<Coordinates> ofPom(byte[] bytes) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(bytes));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        String groupId = properties.getProperty("groupId", "").strip();
        String artifactId = properties.getProperty("artifactId", "").strip();
        return artifactId.isEmpty()
                ? Optional.empty()
                : Optional.of(new Coordinates(
                        groupId,
                        artifactId,
                        properties.getProperty("version", "").strip()));
    }

    /** Few manifests tell the artifact's name as such: it is what they and the file's name agree on. */
    private static Coordinates ofManifest(JarManifest manifest, String name, Matcher byFile) {
        String version = Optional.ofNullable(byFile.matches() ? byFile.group(2) : null)
                .or(() -> manifest.value("Implementation-Version"))
                .orElse("");
        String groupId = manifest.value("Implementation-Vendor-Id")
                .filter(GROUP.asMatchPredicate())
                .or(() -> manifest.value("Bundle-SymbolicName")
                        .map(symbolic -> symbolic.replaceFirst(";.*", ""))
                        .filter(symbolic -> symbolic.endsWith("." + name))
                        .map(symbolic -> symbolic.substring(0, symbolic.length() - name.length() - 1)))
                .orElse("");
        return new Coordinates(groupId, name, version);
    }

    /** Answers a name that no other module has: {@code <groupId>.<artifactId>}. */
    String fullName() {
        String full = groupId.isEmpty() ? artifactId : groupId + "." + artifactId;
        return full.replaceAll("[/:\\s]", "_");
    }

    /** Answers {@code groupId:artifactId}, the latter alone if there is no group. */
    @Override
    public String toString() {
        return groupId.isEmpty() ? artifactId : groupId + ":" + artifactId;
    }
}
