package io.dyndbg.plugin.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.SourceFolder;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.site.Arguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCacheTest {
    private static final String USER =
            "package com.acme; public class User { void use(org.log.Log log) { log.debug(\"used\"); } }";
    private static final String SHOP = "package com.acme; class Shop { void sell() {"
            + " org.slf4j.LoggerFactory.getLogger(\"shop\").debug(\"sold\"); } }";
    private static final String LOGGER = "package org.log; public interface Log extends org.slf4j.Logger {}";
    private static final String NO_LOGGER = "package org.log; public interface Log { void debug(String text); }";

    @TempDir
    private Path folder;

    private Path application;
    private Path cache;
    private Options options = Options.DEFAULT;

    @BeforeEach
    void name() {
        application = folder.resolve("shop.war");
        cache = folder.resolve("cache");
    }

    private void write(String log) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        new SourceFolder(classes).compile(Map.of("org.log.Log", log, "com.acme.User", USER));
        // The same whatever the other is.
        Path user = folder.resolve("User.class");
        if (!Files.exists(user)) {
            Files.copy(classes.resolve("com/acme/User.class"), user);
        }
        byte[] logger;
        try (var in = org.slf4j.Logger.class.getResourceAsStream("Logger.class")) {
            logger = in.readAllBytes();
        }
        Jar.with()
                .jar("WEB-INF/lib/user.jar", Jar.with().bytes("com/acme/User.class", Files.readAllBytes(user)))
                .jar(
                        "WEB-INF/lib/log.jar",
                        Jar.with().bytes("org/log/Log.class", Files.readAllBytes(classes.resolve("org/log/Log.class"))))
                .jar("WEB-INF/lib/slf4j.jar", Jar.with().bytes("org/slf4j/Logger.class", logger))
                .write(application);
    }

    private WovenModule weave() throws IOException {
        ApplicationBuild build = new ApplicationBuild(
                application,
                Optional.empty(),
                Optional.empty(),
                module -> true,
                options,
                List.of(),
                Optional.of(cache),
                "9");
        return ApplicationWeaver.run(build, place -> {}).modules().get(0);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void a_jar_that_was_woven_before_is_taken_as_it_was() throws IOException {
        write(LOGGER);
        WovenModule first = weave();
        byte[] woven = Files.readAllBytes(application);
        write(LOGGER);
        WovenModule second = weave();

        assertThat(first.kept()).isFalse();
        assertThat(second.kept()).isTrue();
        assertThat(second.outcome())
                .map(Outcome::modules)
                .isEqualTo(first.outcome().map(Outcome::modules));
        assertThat(second.outcome().map(Outcome::blobSize))
                .isEqualTo(first.outcome().map(Outcome::blobSize));
        assertThat(application).hasBinaryContent(woven);
    }

    @Test
    void classes_that_lie_in_the_archive_itself_are_kept_as_well() throws IOException {
        new SourceFolder(folder.resolve("own")).compile(Map.of("com.acme.Shop", SHOP));
        Jar shop = Jar.with()
                .text("WEB-INF/classes/shop.properties", "open=true")
                .bytes(
                        "WEB-INF/classes/com/acme/Shop.class",
                        Files.readAllBytes(folder.resolve("own/com/acme/Shop.class")));
        shop.write(application);
        WovenModule first = weave();
        byte[] woven = Files.readAllBytes(application);
        shop.write(application);
        WovenModule second = weave();

        assertThat(first.kept()).isFalse();
        assertThat(second.kept()).isTrue();
        assertThat(second.wovenSites()).isEqualTo(1);
        assertThat(application).hasBinaryContent(woven);

        shop.text("WEB-INF/classes/shop.properties", "open=false").write(application);
        assertThat(weave().kept()).isFalse();
    }

    @Test
    void it_is_woven_again_if_a_type_outside_of_it_is_another_one() throws IOException {
        write(LOGGER);
        assertThat(weave().wovenSites()).isEqualTo(1);
        write(NO_LOGGER);
        WovenModule other = weave();
        assertThat(other.kept()).isFalse();
        assertThat(other.wovenSites()).isZero();
    }

    @Test
    void it_is_woven_again_with_another_configuration() throws IOException {
        write(LOGGER);
        weave();
        write(LOGGER);
        options = new Options(
                options.levels(),
                Arguments.PURE,
                options.deny(),
                options.wrappers(),
                options.selection(),
                options.codec(),
                false,
                false);
        assertThat(weave().kept()).isFalse();
    }

    @Test
    void what_is_damaged_is_woven_again() throws IOException {
        write(LOGGER);
        weave();
        for (Path file : kept()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));
        }
        write(LOGGER);
        WovenModule again = weave();
        assertThat(again.kept()).isFalse();
        assertThat(again.wovenSites()).isEqualTo(1);
        write(LOGGER);
        assertThat(weave().kept()).isTrue();
    }

    @Test
    void what_was_not_used_for_longest_goes() throws IOException {
        Files.createDirectories(cache);
        for (int i = 0; i < 10; i++) {
            Path file = Files.write(cache.resolve(i + ".zip"), new byte[100]);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * (i + 1)));
        }
        new JarCache(cache, Options.DEFAULT, "9", 350).trim();

        assertThat(kept()).map(file -> file.getFileName().toString()).containsExactly("7.zip", "8.zip", "9.zip");
    }

    @Test
    void a_cache_that_can_not_be_written_to_is_none() throws IOException {
        Files.writeString(cache, "a file");
        write(LOGGER);
        assertThat(weave().wovenSites()).isEqualTo(1);
        assertThat(cache).hasContent("a file");
    }
}
