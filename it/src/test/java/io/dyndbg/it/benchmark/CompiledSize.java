package io.dyndbg.it.benchmark;

import io.dyndbg.it.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many bytes of instructions C2 makes of {@link Work#ten} in each {@link Form}, by the JVM's own compilation log. */
final class CompiledSize {
    private static final int CALLS = 200_000;
    private static final Pattern INSTRUCTIONS = Pattern.compile(" insts_offset='(\\d+)' stub_offset='(\\d+)'");

    private CompiledSize() {}

    /** Calls one form's method until C2 has compiled it. */
    public static void main(String[] args) throws Exception {
        Work work = Form.valueOf(args[0]).start();
        int sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += work.ten();
        }
        System.out.println(sum);
    }

    /** Answers the bytes of instructions of {@code form} in a JVM of its own. */
    static int of(Form form) throws IOException {
        Path log = Files.createTempFile("dyndbg-compilation", ".log");
        try {
            ChildProcess.java(
                            Path.of("."),
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:+LogCompilation",
                            "-XX:LogFile=" + log,
                            "-Xbatch",
                            "-XX:CompileCommand=quiet",
                            "-XX:CompileCommand=dontinline,io.dyndbg.it.benchmark.*Work::ten",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CompiledSize.class.getName(),
                            form.name())
                    .succeeded();
            return size(Files.readAllLines(log));
        } finally {
            Files.delete(log);
        }
    }

    /** The last one counts: a flip of the switch throws earlier ones away. */
    private static int size(List<String> log) {
        int size = -1;
        for (String line : log) {
            if (line.startsWith("<nmethod ") && line.contains(" compiler='c2'") && line.contains("Work ten ()I'")) {
                Matcher instructions = INSTRUCTIONS.matcher(line);
                if (instructions.find()) {
                    size = Integer.parseInt(instructions.group(2)) - Integer.parseInt(instructions.group(1));
                }
            }
        }
        if (size < 0) {
            throw new IllegalStateException("C2 has not compiled the method");
        }
        return size;
    }
}
