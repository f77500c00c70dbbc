package io.dyndbg.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.kept.ClassFiles;
import io.dyndbg.plugin.scan.ClassScanner;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.ScannedClasses;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.slf4j.Logger;

/**
 * Java code, compiled, with its SLF4J statements and guards. A statement is named by its message; a guard by its logger's
 * field, {@code l} if it comes from no field, and its number among the guards of that field in the order of the code:
 * {@code a0}, {@code a1}, {@code b0}.
 */
final class CompiledSample {
    static final String HEAD = """
            import java.util.*;
            import java.util.function.*;
            import org.slf4j.*;
            class Sample {
                static final Logger a = LoggerFactory.getLogger("a");
                static final Logger b = LoggerFactory.getLogger("b");
                static boolean x() { return System.nanoTime() > 0; }
                static int work() { return 1; }
                int field;
                static int counter;
            """;

    private final Map<Guard, String> names = new LinkedHashMap<>();
    private final Enclosures enclosures;
    private final Map<String, Integer> noSite;

    private CompiledSample(byte[] classFile) {
        ClassNode owner = read(classFile);
        LoggingCatalog apis = new LoggingCatalog(new Hierarchy(List.of()));
        Set<Level> levels = Set.of(Level.TRACE, Level.DEBUG);
        Scan scan = ClassScanner.scan(owner, apis, levels);
        scan.guards().forEach(this::name);
        noSite = scan.noSite();
        try {
            ClassFiles module = new ClassFiles(List.of("Sample"), path -> Optional.of(classFile));
            ModuleFacts facts = ModuleFacts.of(module, apis, new ScannedClasses(apis, levels, 0));
            enclosures = Enclosures.of(owner, scan, apis, facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a class {@code Sample} with these members, which means the same with and without debug information. */
    static CompiledSample withMembers(String members) {
        CompiledSample plain = new CompiledSample(compile(HEAD + members + "}", "-g:none"));
        CompiledSample debug = new CompiledSample(compile(HEAD + members + "}", "-g"));
        assertThat(debug.enclosed()).isEqualTo(plain.enclosed());
        assertThat(debug.decidesMore()).isEqualTo(plain.decidesMore());
        assertThat(debug.behind()).isEqualTo(plain.behind());
        return debug;
    }

    /** Compiles a class with one method of this code. */
    static CompiledSample withCode(String code) {
        return withMembers("void m() throws Exception {\n" + code + "\n}");
    }

    /** Scans a class with one method of this code. */
    static Scan scanOf(String code) {
        byte[] classFile = compile(HEAD + "void m() throws Exception {\n" + code + "\n}}", "-g");
        return ClassScanner.scan(
                read(classFile), new LoggingCatalog(new Hierarchy(List.of())), Set.of(Level.TRACE, Level.DEBUG));
    }

    private static ClassNode read(byte[] classFile) {
        ClassNode owner = new ClassNode();
        new ClassReader(classFile).accept(owner, 0);
        return owner;
    }

    static CompiledSample ofClassFile(byte[] classFile) {
        return new CompiledSample(classFile);
    }

    /** Answers the messages that each guard encloses which can be switched. */
    Map<String, Set<String>> enclosed() {
        Map<String, Set<String>> enclosed = new TreeMap<>();
        enclosures
                .enclosed()
                .forEach((guard, inside) -> enclosed.put(
                        names.get(guard),
                        inside.stream().map(CompiledSample::message).collect(Collectors.toSet())));
        return enclosed;
    }

    Map<String, String> decidesMore() {
        Map<String, String> reasons = new TreeMap<>();
        enclosures.decidesMore().forEach((guard, reason) -> reasons.put(names.get(guard), reason));
        return reasons;
    }

    Map<String, Integer> noSite() {
        return noSite;
    }

    Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        enclosures.notes().forEach((statement, note) -> notes.put(message(statement), note));
        return notes;
    }

    Map<String, String> behind() {
        Map<String, String> reasons = new TreeMap<>();
        enclosures.behind().forEach((statement, reason) -> reasons.put(message(statement), reason));
        return reasons;
    }

    private static String message(Statement statement) {
        return statement.format().text();
    }

    private void name(Guard guard) {
        String logger = guard.call().getPrevious() instanceof FieldInsnNode field ? field.name : "l";
        long number =
                names.values().stream().filter(name -> name.startsWith(logger)).count();
        names.put(guard, logger + number);
    }

    private static byte[] compile(String source, String... options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Path output = Files.createTempDirectory("sample");
            Path slf4j = Path.of(Logger.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(slf4j));
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            StringWriter errors = new StringWriter();
            JavaFileObject file =
                    new SimpleJavaFileObject(URI.create("string:///Sample.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            if (!compiler.getTask(errors, files, null, List.of(options), null, List.of(file))
                    .call()) {
                throw new IllegalArgumentException(errors.toString());
            }
            return takeClass(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] takeClass(Path output) throws IOException {
        byte[] classFile = Files.readAllBytes(output.resolve("Sample.class"));
        try (var files = Files.list(output)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(output);
        return classFile;
    }
}
