package io.dyndbg.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinksTest {
    @TempDir
    private Path repository;

    private void write(String path) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
    }

    private SourceLinks links(String pattern) {
        return new SourceLinks(
                pattern,
                repository,
                List.of(
                        repository.resolve("core/src/main/java"),
                        repository.resolve("core/target/generated-sources"),
                        repository.resolve("../elsewhere")));
    }

    @Test
    void a_file_is_linked_by_its_path_in_the_repository() throws IOException {
        write("core/src/main/java/com/acme/Foo Bar.java");
        assertThat(links("https://host/acme/blob/main/{path}#L{line}").of("com/acme/Foo Bar.java", 7))
                .contains("https://host/acme/blob/main/core/src/main/java/com/acme/Foo%20Bar.java#L7");
        assertThat(links("https://host/?f={file}&l={line}").of("com/acme/Foo Bar.java", 0))
                .contains("https://host/?f=com/acme/Foo%20Bar.java&l=0");
    }

    @Test
    void what_is_not_there_has_no_link() throws IOException {
        write("core/src/main/java/com/acme/Foo.java");
        write("../elsewhere/com/acme/Other.java");
        SourceLinks links = links("https://host/{path}");
        assertThat(links.of("com/acme/Bar.java", 7)).isEmpty();
        assertThat(links.of("com/acme/Other.java", 7)).isEmpty();
        assertThat(links.of("../../../../secret.java", 7)).isEmpty();
        assertThat(links.of(null, 7)).isEmpty();
        assertThat(SourceLinks.NONE.of("com/acme/Foo.java", 7)).isEmpty();
    }

    @Test
    void a_pattern_is_made_of_the_page_that_a_pom_names() {
        assertThat(SourceLinks.pattern("https://github.com/acme/shop/"))
                .contains("https://github.com/acme/shop/blob/HEAD/{path}#L{line}");
        assertThat(SourceLinks.pattern("https://github.com/acme/shop.git"))
                .contains("https://github.com/acme/shop/blob/HEAD/{path}#L{line}");
        assertThat(SourceLinks.pattern("https://github.com/acme/shop/tree/release/1"))
                .contains("https://github.com/acme/shop/blob/release/1/{path}#L{line}");
        assertThat(SourceLinks.pattern("https://gitlab.example/acme/shop"))
                .contains("https://gitlab.example/acme/shop/-/blob/HEAD/{path}#L{line}");
        assertThat(SourceLinks.pattern("https://gitlab.example/acme/shop/-/tree/main"))
                .contains("https://gitlab.example/acme/shop/-/blob/main/{path}#L{line}");
        assertThat(SourceLinks.pattern("scm:git:ssh://git@host/acme.git")).isEmpty();
        assertThat(SourceLinks.pattern(null)).isEmpty();
    }
}
