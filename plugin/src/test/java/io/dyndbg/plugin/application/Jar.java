package io.dyndbg.plugin.application;

import io.dyndbg.plugin.SourceFolder;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** An archive that a test puts together, entry by entry. */
final class Jar {
    static final long TIME = 1_000_000_000_000L;

    private record Content(byte[] bytes, int method, String comment) {}

    private final Map<String, Content> entries = new LinkedHashMap<>();
    private String preamble = "";

    /** Begins with a manifest. */
    static Jar with(String... attributes) {
        return new Jar().text("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n" + lines(attributes) + "\r\n");
    }

    /** Begins as an executable jar of Spring Boot, with two libraries. */
    static Jar boot() throws IOException {
        return with(
                        "Main-Class: org.springframework.boot.loader.launch.JarLauncher",
                        "Spring-Boot-Classpath-Index: BOOT-INF/classpath.idx",
                        "Spring-Boot-Layers-Index: BOOT-INF/layers.idx")
                .pom("com.acme", "shop")
                .service("", "org.springframework.boot.loader.Launcher")
                .service("BOOT-INF/classes/", "com.acme.shop.Shop")
                .text("BOOT-INF/classes/application.properties", "a=b")
                .jar(
                        "BOOT-INF/lib/pool-2.0.jar",
                        Jar.with().pom("org.pool", "pool").service("", "org.pool.Pool"))
                .jar("BOOT-INF/lib/empty-1.jar", Jar.with().text("a.txt", "a"))
                .text("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/pool-2.0.jar\"\n- \"BOOT-INF/lib/empty-1.jar\"\n")
                .text(
                        "BOOT-INF/layers.idx",
                        "- \"dependencies\":\n  - \"BOOT-INF/lib/pool-2.0.jar\"\n"
                                + "- \"snapshot-dependencies\":\n  - \"BOOT-INF/lib/empty-1.jar\"\n"
                                + "- \"application\":\n  - \"BOOT-INF/classes/\"\n");
    }

    private static String lines(String... attributes) {
        StringBuilder lines = new StringBuilder();
        for (String attribute : attributes) {
            lines.append(attribute).append("\r\n");
        }
        return lines.toString();
    }

    Jar text(String name, String text) {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Jar bytes(String name, byte[] bytes) {
        entries.put(name, new Content(bytes, ZipEntry.DEFLATED, null));
        return this;
    }

    /** Adds a nested jar, not compressed, as Spring Boot does. */
    Jar jar(String name, Jar jar) throws IOException {
        return jar(name, jar, null);
    }

    Jar jar(String name, Jar jar, String comment) throws IOException {
        entries.put(name, new Content(jar.toBytes(), ZipEntry.STORED, comment));
        return this;
    }

    /** Adds the classes of {@code sources}, by class name, below {@code folder}. */
    Jar classes(String folder, Map<String, String> sources) throws IOException {
        Path classes = Files.createTempDirectory("classes");
        new SourceFolder(classes).compile(sources);
        for (Map.Entry<String, String> file : SourceFolder.bytesOf(classes).entrySet()) {
            bytes(folder + file.getKey(), HexFormat.of().parseHex(file.getValue()));
        }
        try (Stream<Path> files = Files.walk(classes)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
        return this;
    }

    /** Adds a class with statements. */
    Jar service(String folder, String name) throws IOException {
        return classes(folder, Map.of(name, SourceFolder.service(name, "serve", 2)));
    }

    /** Adds what Maven writes into a jar. */
    Jar pom(String groupId, String artifactId) {
        return text(
                "META-INF/maven/" + groupId + "/" + artifactId + "/pom.properties",
                "groupId=" + groupId + "\nartifactId=" + artifactId + "\nversion=1.0\n");
    }

    /** Puts a script in front, as an executable jar of Spring Boot may have one. */
    Jar behind(String script) {
        preamble = script;
        return this;
    }

    byte[] toBytes() throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(channel)) {
            if (!preamble.isEmpty()) {
                out.writePreamble(preamble.getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, Content> each : entries.entrySet()) {
                Content content = each.getValue();
                ZipArchiveEntry entry = new ZipArchiveEntry(each.getKey());
                entry.setTime(TIME);
                entry.setUnixMode(0100640);
                entry.setComment(content.comment());
                entry.setMethod(content.method());
                entry.setSize(content.bytes().length);
                CRC32 crc = new CRC32();
                crc.update(content.bytes());
                entry.setCrc(crc.getValue());
                out.putArchiveEntry(entry);
                out.write(content.bytes());
                out.closeArchiveEntry();
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(channel.array(), 0, (int) channel.size());
        return bytes.toByteArray();
    }

    Path write(Path to) throws IOException {
        return Files.write(to, toBytes());
    }
}
