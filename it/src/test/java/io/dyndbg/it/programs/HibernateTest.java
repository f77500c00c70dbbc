package io.dyndbg.it.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.it.corpus.Corpus;
import io.dyndbg.it.corpus.CorpusJar;
import io.dyndbg.it.corpus.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hibernate itself, woven, whose loggers are JBoss Logging's and types of its own, over SLF4J and Logback. */
class HibernateTest {
    private static final String PROGRAM = """
            import jakarta.persistence.*;
            import org.hibernate.*;
            import org.hibernate.cfg.Configuration;
            public class Store {
                @Entity(name = "Item") public static class Item { @Id public Long id; public String name; }
                public static void main(String[] a) {
                    org.slf4j.LoggerFactory.getLogger(Store.class).debug("something to weave");
                    if (a.length > 0) System.out.println(io.dyndbg.Dyndbg.query(a[0]));
                    Configuration configuration = new Configuration().addAnnotatedClass(Item.class);
                    configuration.setProperty("hibernate.connection.url", "jdbc:h2:mem:store;DB_CLOSE_DELAY=-1");
                    configuration.setProperty("hibernate.hbm2ddl.auto", "create");
                    try (SessionFactory factory = configuration.buildSessionFactory()) {
                        factory.inTransaction(session -> {
                            Item item = new Item();
                            item.id = 7L;
                            item.name = "seven";
                            session.persist(item);
                        });
                        String name = factory.fromSession(session -> session.get(Item.class, 7L).name);
                        System.out.println(name);
                    }
                }
            }
            """;

    @TempDir
    private static Path folder;

    private static ClassFolder woven;

    @BeforeAll
    static void weave() throws Exception {
        CorpusJar hibernate = Corpus.resolve(folder.resolve("corpus"), List.of("hibernate-core"))
                .jar("hibernate-core");
        Path jar = folder.resolve("woven.jar");
        hibernate.weaveWithBlob(jar);
        ClassFolder libraries = ClassFolder.overLogback(folder)
                .behind(hibernate.classPath().toArray(Path[]::new))
                .behind(jar);
        woven = libraries.compile(Map.of("Store", PROGRAM)).weave("store");
    }

    private static List<String> run(Jdk jdk, String... query) {
        String[] program = query.length == 0 ? new String[] {"Store"} : new String[] {"Store", query[0]};
        return woven.run(jdk.java(), List.of("-Ddyndbg.quiet=true"), program).lines();
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void its_statements_print_past_the_level_with_their_place(Jdk jdk) {
        List<String> silent = run(jdk);
        assertThat(silent).contains("seven").noneMatch(line -> line.matches("(DEBUG|TRACE) .*"));

        List<String> one = run(jdk, "module hibernate-core file AbstractSaveEventListener.java +ps");
        assertThat(one).contains("seven");
        assertThat(one.stream().filter(line -> line.matches("(DEBUG|TRACE) .*")).toList())
                .isNotEmpty()
                .allMatch(line -> line.contains(" - AbstractSaveEventListener.java: "));

        List<String> all = run(jdk, "module hibernate-core +p");
        assertThat(all).contains("seven");
        assertThat(all.stream().filter(line -> line.matches("(DEBUG|TRACE) .*")).count())
                .isGreaterThan(100);
        assertThat(all).noneMatch(line -> line.startsWith("dyndbg: a forced site can't"));
    }

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void silenced_it_works(Jdk jdk) {
        assertThat(run(jdk, "+q")).contains("seven").noneMatch(line -> line.matches("(DEBUG|TRACE) .*"));
    }
}
