package io.dyndbg.it.aspectj;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import com.github.luben.zstd.Zstd;
import io.dyndbg.Dyndbg;
import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.corpus.Locations;
import io.dyndbg.it.programs.ClassFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.aspectj.tools.ajc.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/** What dyndbg adds to a class is nobody's join point: advice that logs runs as often as without it, in any order of weaving. */
class AspectJTest {
    /** Advice that logs through a woven class: were {@code ajc$log} advised, it would call itself for ever. */
    private static final String ASPECT = """
            package acme;
            import org.aspectj.lang.ProceedingJoinPoint;
            import org.aspectj.lang.annotation.*;
            @Aspect
            public class Advice {
                static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Advice.class);
                static int ran;
                @Around("%s")
                public Object around(ProceedingJoinPoint point) throws Throwable {
                    ran++;
                    LOG.debug("around {}", point.getSignature().getName());
                    return point.proceed();
                }
            }
            """;

    private static final String SERVICE = """
            package acme;
            import org.slf4j.*;
            public class Service {
                static final Logger LOG = LoggerFactory.getLogger(Service.class);
                final Logger own = LoggerFactory.getLogger("own");
                int go(int i) {
                    LOG.debug("go {}", i);
                    if (own.isDebugEnabled()) own.debug("went " + twice(i));
                    Runnable later = () -> LOG.trace("later {}", i);
                    later.run();
                    return i;
                }
                private int twice(int i) { return 2 * i; }
                interface Step { Logger LOG = LoggerFactory.getLogger("step"); default void take() { LOG.debug("step"); } }
                public static void main(String[] args) {
                    new Service().go(1);
                    new Step() {}.take();
                    System.out.println("advice ran " + Advice.ran + " times");
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path classes;

    static List<String> pointcuts() {
        return List.of(
                "execution(* acme..*(..))",
                "call(* acme..*(..))",
                "(call(* *(..)) || execution(* *(..)) || handler(*)) && within(acme.Service)");
    }

    @BeforeEach
    void makeFolder() throws IOException {
        classes = Files.createDirectories(folder.resolve("classes"));
    }

    @ParameterizedTest
    @MethodSource("pointcuts")
    void theCompilersWeaverAfterUs(String pointcut) throws Exception {
        compile(pointcut);
        String expected = run(aspectsInto("unwoven"));
        weave();
        Path both = aspectsInto("both");
        assertThat(run(both)).isEqualTo(expected);
        assertThat(run(both, "-Ddyndbg=+p")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("pointcuts")
    void theCompilersWeaverBeforeUs(String pointcut) throws Exception {
        compile(pointcut);
        classes = aspectsInto("aspects");
        String expected = run(classes);
        weave();
        assertThat(run(classes)).isEqualTo(expected);
        assertThat(run(classes, "-Ddyndbg=+p")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("pointcuts")
    void theLoadTimeWeaver(String pointcut) throws Exception {
        compile(pointcut);
        String agent = "-javaagent:" + agentJar();
        String expected = run(classes, agent);
        weave();
        assertThat(run(classes, agent)).isEqualTo(expected);
        assertThat(run(classes, agent, "-Ddyndbg=+p")).isEqualTo(expected);
    }

    /** AspectJ's compiler has the class of the agent too, but is none. */
    private static Path agentJar() throws IOException {
        for (URL manifest : Collections.list(AspectJTest.class.getClassLoader().getResources(JarFile.MANIFEST_NAME))) {
            try (InputStream in = manifest.openStream()) {
                String agent = new Manifest(in).getMainAttributes().getValue("Premain-Class");
                if ("org.aspectj.weaver.loadtime.Agent".equals(agent)) {
                    return Path.of(((JarURLConnection) manifest.openConnection())
                            .getJarFile()
                            .getName());
                }
            }
        }
        throw new IOException("no aspectjweaver on the class path");
    }

    private void compile(String pointcut) throws IOException {
        program().compile(Map.of("acme/Advice", ASPECT.formatted(pointcut), "acme/Service", SERVICE));
        Files.createDirectories(classes.resolve("META-INF"));
        Files.writeString(
                classes.resolve("META-INF/aop.xml"),
                "<aspectj><aspects><aspect name=\"acme.Advice\"/></aspects></aspectj>");
    }

    private ClassFolder program() {
        return new ClassFolder(classes, libraries());
    }

    private void weave() throws Exception {
        program().weave("service");
    }

    /** Answers a folder with the classes as AspectJ's compiler weaves them. */
    private Path aspectsInto(String name) throws IOException {
        Path output = Files.createDirectories(folder.resolve(name));
        ChildProcess.Result result = ChildProcess.java(
                folder,
                "-cp",
                Locations.of(Main.class).toString(),
                Main.class.getName(),
                "-inpath",
                classes.toString(),
                "-d",
                output.toString(),
                "-cp",
                ClassFolder.join(libraries()));
        result.succeeded();
        copyRecords(output);
        return output;
    }

    /** AspectJ copies classes only. */
    private void copyRecords(Path output) throws IOException {
        Path records = classes.resolve("META-INF/dyndbg");
        if (Files.isDirectory(records)) {
            try (Stream<Path> files = Files.list(records)) {
                for (Path file : files.toList()) {
                    Path copy = output.resolve(classes.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private String run(Path program, String... options) {
        List<String> lines = program()
                .in(program)
                .run(Path.of(ChildProcess.javaCommand()), List.of(options), "acme.Service")
                .linesWith("advice ran");
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static List<Path> libraries() {
        return Stream.of(
                        Logger.class,
                        LoggerContext.class,
                        Context.class,
                        org.aspectj.lang.ProceedingJoinPoint.class,
                        Dyndbg.class,
                        Zstd.class)
                .map(Locations::of)
                .toList();
    }
}
