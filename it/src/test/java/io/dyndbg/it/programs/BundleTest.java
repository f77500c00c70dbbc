package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import io.dyndbg.Dyndbg;
import io.dyndbg.it.corpus.Jdk;
import io.dyndbg.it.corpus.Locations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;

/** The library is a bundle: a woven bundle resolves against it, runs as ever, and is forced. */
class BundleTest {
    /** Exports SLF4J, and only as much of it as bundles commonly import. */
    private static final String HOST = """
            import java.util.Map;
            import org.osgi.framework.Bundle;
            import org.osgi.framework.launch.Framework;
            class Host {
                public static void main(String[] a) throws Exception {
                    Framework f = new org.apache.felix.framework.FrameworkFactory().newFramework(Map.of(
                            "org.osgi.framework.storage", a[0],
                            "org.osgi.framework.system.packages.extra",
                            "org.slf4j;version=2.0.20,org.slf4j.event;version=2.0.20,org.slf4j.spi;version=2.0.20"));
                    f.start();
                    Bundle app = f.getBundleContext().installBundle("reference:file:" + a[1]);
                    f.getBundleContext().installBundle("reference:file:" + a[2]);
                    Runnable run = (Runnable) app.loadClass("acme.A").getDeclaredConstructor().newInstance();
                    run.run();
                    System.out.println("ran");
                    f.stop();
                    f.waitForStop(10_000);
                }
            }
            """;

    private static final String APP = """
            package acme;
            public class A implements Runnable {
                static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(A.class);
                public void run() { LOG.debug("in the bundle"); }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_woven_bundle_resolves_runs_and_is_forced(Jdk jdk) throws Exception {
        Host host = hostOf("io.dyndbg;version=\"[0.1,1)\",org.slf4j;version=\"[2.0,3)\"");

        assertThat(host.run(jdk, "-Ddyndbg=level trace +p"))
                .contains("ran")
                .noneMatch(line -> line.contains("in the bundle") && !line.contains("DEBUG"));
        assertThat(host.run(jdk, "-Ddyndbg=level debug +pm"))
                .contains("ran")
                .anyMatch(line -> line.contains("app: in the bundle"));
    }

    /** It does not see the library, which costs it nothing but its switches. */
    @ParameterizedTest
    @EnumSource(Jdk.class)
    void a_bundle_whose_manifest_was_made_before_it_was_woven_runs_as_ever(Jdk jdk) throws Exception {
        assertThat(hostOf("org.slf4j;version=\"[2.0,3)\"").run(jdk, "-Ddyndbg=+pm"))
                .contains("ran")
                .noneMatch(line -> line.contains("app: in the bundle"));
    }

    /** A framework with the bundle and the library, which {@link #HOST} starts. */
    private record Host(ClassFolder classes, String[] program) {
        List<String> run(Jdk jdk, String option) {
            return classes.run(jdk.java(), List.of(option), program).lines();
        }
    }

    /** @param imports as bnd writes them from the classes that it sees */
    private Host hostOf(String imports) throws Exception {
        List<Path> libraries = Stream.of(
                        FrameworkFactory.class, Logger.class, LoggerContext.class, Context.class, Dyndbg.class)
                .map(Locations::of)
                .toList();
        Path app = Files.createDirectories(folder.resolve("app"));
        new ClassFolder(app, libraries).compile(Map.of("acme/A", APP)).weave("app");
        Files.writeString(app.resolve("META-INF/MANIFEST.MF"), """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: acme.app
                Import-Package: %s
                """.formatted(imports));
        Path runtime = Locations.of(Dyndbg.class);
        ClassFolder host = new ClassFolder(
                        Files.createDirectories(folder.resolve("host")),
                        libraries.stream()
                                .filter(library -> !library.equals(runtime))
                                .toList())
                .compile(Map.of("Host", HOST));
        return new Host(
                host, new String[] {"Host", folder.resolve("cache").toString(), app.toString(), runtime.toString()});
    }
}
