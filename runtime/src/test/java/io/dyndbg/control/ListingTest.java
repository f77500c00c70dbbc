package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {
    @TempDir
    private Path folder;

    @Test
    void every_site_is_a_line_by_module_file_line_and_appearance() throws IOException {
        try (Application app = new Application(folder).withIndex()) {
            assertThat(app.listing(""))
                    .containsExactly(
                            "com/acme/Peer.java:20 [acme-core]<init> =_ \"open\" level:debug",
                            "com/acme/Peer.java:42 [acme-core]handle =_ \"accepted {} from {}\" level:debug",
                            "com/acme/Peer.java:42 [acme-core]handle =_ \"id={}, peer={}\" level:trace",
                            "com/acme/Peer.java:60 [acme-core]close =_ <computed> level:debug",
                            "com/acme/Peer.java:65 [acme-core]close =_ \"tab\\there \\\"quoted\\\"\" level:debug # left alone: too large",
                            "com/acme/Peer.java:70 [acme-core]run =_ \"last\" level:debug # behind a guard: a higher level inside",
                            "<unknown>:0 [acme-web]start =_ \"starting\" level:debug");
        }
    }

    @Test
    void it_starts_with_the_names_of_its_columns() throws IOException {
        try (Application app = new Application(folder)) {
            StringBuilder text = new StringBuilder();
            app.control().listing("", text);
            assertThat(text).asString().isEqualTo("# filename:lineno [module]function flags format\n");
        }
    }

    @Test
    void terms_select_lines() throws IOException {
        try (Application app = new Application(folder).withIndex()) {
            assertThat(app.listing("module acme_core format \"id=\\001\"")).hasSize(1);
            assertThat(app.listing("module acme_core format \"id={}, peer={}\""))
                    .hasSize(1);
            assertThat(app.listing("level trace")).hasSize(1);
            assertThat(app.listing("file Peer.java:50-")).hasSize(3);
            assertThat(app.listing("module other")).isEmpty();
        }
    }

    @Test
    void flags_are_shown_in_their_order_before_a_class_has_linked() throws IOException {
        try (Application app = new Application(folder).withIndex()) {
            app.listing("");
            app.control().query("func handle level debug +mpf; func run +dtlsq");

            assertThat(app.listing("level debug func handle"))
                    .containsExactly(
                            "com/acme/Peer.java:42 [acme-core]handle =pmf \"accepted {} from {}\" level:debug");
            assertThat(app.listing("func run"))
                    .containsExactly(
                            "com/acme/Peer.java:70 [acme-core]run =qsltd \"last\" level:debug # behind a guard: a higher level inside");
        }
    }

    @Test
    void a_class_that_links_makes_its_module_known_and_those_beside_it() throws IOException {
        try (Application app = new Application(folder)) {
            app.linkPeer();
            StringBuilder text = new StringBuilder();
            app.control().listing("func start", text);
            assertThat(text).asString().contains("[acme-web]start");
        }
    }

    @Test
    void who_takes_the_text_keeps_no_class_from_being_forced() throws IOException {
        try (Application app = new Application(folder)) {
            app.linkPeer();
            app.control().query("+p");
            List<Byte> whileTaking = new ArrayList<>();
            app.control().listing("", new Appendable() {
                @Override
                public Appendable append(CharSequence text) {
                    ClassSwitch valve = app.link("com.acme.Peer$Valve", 0x12, 1);
                    whileTaking.add(valve.states().of(0));
                    return this;
                }

                @Override
                public Appendable append(CharSequence text, int start, int end) {
                    return append(text);
                }

                @Override
                public Appendable append(char c) {
                    return append("");
                }
            });

            assertThat(whileTaking).isNotEmpty().containsOnly(States.FORCE);
        }
    }

    @Test
    void a_module_that_cannot_be_read_is_a_comment_among_the_others() throws IOException {
        try (Application app = new Application(folder).withIndex()) {
            Files.write(app.folder().resolve(Application.CORE), new byte[] {1, 2, 3});
            assertThat(app.listing(""))
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("# " + Application.CORE))
                    .anyMatch(line -> line.contains("[acme-web]start"));
        }
    }
}
