package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that selects nothing is answered with what was probably meant. */
class NearMissTest {
    @TempDir
    private Path folder;

    @Test
    void a_mistyped_name_is_answered_with_the_nearest() throws IOException {
        try (Application app = new Application(folder)) {
            app.linkPeer();
            assertThat(app.control().query("module acme-cor +p").warnings())
                    .containsExactly("no module \"acme-cor\"; did you mean \"acme-core\"?");
            assertThat(app.control().query("file Pear.java +p").warnings())
                    .containsExactly("no file \"Pear.java\"; did you mean \"Peer.java\"?");
            assertThat(app.control().query("func handel +p").warnings())
                    .containsExactly("no function \"handel\"; did you mean \"handle\"?");
            assertThat(app.control().query("class com.acme.Pear +p").warnings())
                    .containsExactly("no class \"com.acme.Pear\"; did you mean \"com.acme.Peer\"?");
            assertThat(app.control().query("func handle line 65 +p").warnings())
                    .containsExactly("no site matches: the lines of these sites are 42");
        }
    }

    @Test
    void the_name_under_which_a_relocated_class_runs_is_answered_with_that_of_its_records() throws IOException {
        try (Application app = new Application(folder)) {
            Files.delete(folder.resolve(Application.CORE));
            // Runs as com.acme.Peer, and was built from the web module's one class.
            app.linkOf(Application.WEB, "com.acme.Peer", 0x21, 1);

            assertThat(app.control().query("class com.acme.P* +p").warnings())
                    .singleElement()
                    .asString()
                    .matches("no class \"com.acme.P\\*\"; did you mean \".+\"\\?");
        }
    }

    /** As people paste them from a log, a stack trace or an editor. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Peer | no class \"Peer\"; did you mean \"com.acme.Peer\"?",
                "class Valve | no class \"Valve\"; did you mean \"com.acme.Peer$Valve\"?",
                "class com.acme.Peer.java | no class \"com.acme.Peer.java\"; did you mean \"com.acme.Peer\"?",
                "class com.acme.Peer.Valve | no class \"com.acme.Peer.Valve\"; did you mean \"com.acme.Peer$Valve\"?",
                "class app.x.acme.Peer | no class \"app.x.acme.Peer\"; did you mean \"com.acme.Peer\"?",
                "class app.x.acme.* | no class \"app.x.acme.*\"; did you mean \"com.acme.*\"?",
                "class app.x.other.* | no class \"app.x.other.*\"",
                "file src/main/java/com/acme/Peer.java | no file \"src/main/java/com/acme/Peer.java\"; did you mean \"com/acme/Peer.java\"?",
                "file Peer | no file \"Peer\"; did you mean \"Peer.java\"?",
                "file com/acme | no file \"com/acme\"; did you mean \"com/acme/*\"?",
                "func Peer.handle | no function \"Peer.handle\"; did you mean \"handle\"?",
                "func handle() | no function \"handle()\"; did you mean \"handle\"?",
                "module com.acme:acme-core | no module \"com.acme:acme-core\"; did you mean \"acme-core\"?",
                "file Peer.java:99 | no site matches: the lines of these sites are 20, 42, 60, 65, 70",
                "level info | no site matches: of these, only trace and debug statements were collected; dyndbg:compact takes levels",
                "format ACCEPTED | no site matches: formats are told by case; did you mean \"accepted {} from {}\"?",
            })
    void a_name_as_others_write_it_is_answered_with_ours(String terms, String warning) throws IOException {
        try (Application app = new Application(folder)) {
            app.linkPeer();
            assertThat(app.control().query(terms + " +p").warnings()).containsExactly(warning);
        }
    }
}
