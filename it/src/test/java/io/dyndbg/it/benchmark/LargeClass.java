package io.dyndbg.it.benchmark;

import io.dyndbg.it.corpus.Locations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/** A generated class with as many statements as one likes, 100 a method, every second one behind a guard. */
final class LargeClass {
    private static final int A_METHOD = 100;

    private LargeClass() {}

    /** Answers its class file. */
    static byte[] with(int statements) throws IOException {
        StringBuilder source = new StringBuilder("class Large { static final org.slf4j.Logger LOG = null;\n");
        for (int statement = 0; statement < statements; statement++) {
            if (statement % A_METHOD == 0) {
                source.append(statement == 0 ? "" : "}\n").append("void m" + statement + "(int a, Object b) {\n");
            }
            source.append(statement % 2 == 0 ? "" : "if (LOG.isDebugEnabled()) ")
                    .append("LOG.debug(\"statement " + statement + ": {} {}\", a, b);\n");
        }
        Path folder = Files.createTempDirectory("large");
        Path file = Files.writeString(folder.resolve("Large.java"), source.append("}}"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "-proc:none",
                        "-cp",
                        Locations.of(Logger.class).toString(),
                        "-d",
                        folder.toString(),
                        file.toString());
        if (code != 0) {
            throw new IllegalStateException(file + " does not compile");
        }
        return Files.readAllBytes(folder.resolve("Large.class"));
    }
}
