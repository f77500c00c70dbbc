package io.dyndbg.plugin.collect;

import static io.dyndbg.plugin.SourceFolder.bytesOf;
import static io.dyndbg.plugin.SourceFolder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.site.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are killed after each file that they write: the next build must give what one build would have given. */
class KilledBuildTest {
    @TempDir
    private Path root;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void nextBuildRepairsAFirstBuildThatWasKilledAnywhere() throws Exception {
        Build whole = compiled("whole");
        whole.run();
        int writes = 0;
        for (boolean killed = true; killed; writes++) {
            Build build = compiled("first" + writes);
            killed = killAfter(writes, build);
            build.run();
            assertThat(bytesOf(build.root()))
                    .as("killed after %d files", writes)
                    .isEqualTo(bytesOf(whole.root()));
        }
        // Two originals, blob, index, two classes; the blob at the end is the same.
        assertThat(writes).isEqualTo(7);
    }

    @Test
    void nextBuildRepairsAChangeOfConfigurationThatWasKilledAnywhere() throws Exception {
        Build whole = compiled("whole").levels(Level.DEBUG);
        whole.run();
        int writes = 0;
        for (boolean killed = true; killed; writes++) {
            Build build = compiled("change" + writes);
            build.run();
            killed = killAfter(writes, build.levels(Level.DEBUG));
            build.levels(Level.DEBUG).run();
            assertThat(bytesOf(build.root()))
                    .as("killed after %d files", writes)
                    .isEqualTo(bytesOf(whole.root()));
        }
        assertThat(writes).isGreaterThan(4);
    }

    @Test
    void changeOfConfigurationThatWasKilledAnywhereCanBeTakenBack() throws Exception {
        Build whole = compiled("whole");
        whole.run();
        int writes = 0;
        for (boolean killed = true; killed; writes++) {
            Build build = compiled("back" + writes);
            build.run();
            killed = killAfter(writes, build.levels(Level.DEBUG));
            build.run();
            assertThat(bytesOf(build.root()))
                    .as("killed after %d files", writes)
                    .isEqualTo(bytesOf(whole.root()));
        }
        assertThat(writes).isGreaterThan(4);
    }

    @Test
    void everyWovenClassHasItsRecordWhileClassesAreBeingWritten() throws Exception {
        Build build = compiled("looked-at");
        build.run(file -> {
            try {
                for (String name : new String[] {"Orders", "Parts"}) {
                    if (build.isWoven("com/acme/" + name + ".class")) {
                        assertThat(build.recordedClasses()).contains("com.acme." + name);
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(build.recordedClasses()).hasSize(2);
    }

    private Build compiled(String name) throws IOException {
        Build build = Build.in(Files.createDirectory(root.resolve(name)));
        build.sources()
                .compile(Map.of(
                        "com.acme.Orders", service("com.acme.Orders", "accept", 2),
                        "com.acme.Parts", service("com.acme.Parts", "find", 1)));
        return build;
    }

    /** Answers whether the build was killed before its end. */
    private static boolean killAfter(int writes, Build build) throws Exception {
        Consumer<Path> killer = new Consumer<>() {
            private int left = writes;

            @Override
            public void accept(Path file) {
                if (left-- == 0) {
                    throw new Killed();
                }
            }
        };
        try {
            build.run(killer);
            return false;
        } catch (Killed killed) {
            return true;
        }
    }
}
