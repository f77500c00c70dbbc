package io.dyndbg.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Weaves applications and lists their statements. Exit code 0 if that was done, 1 if it failed, 2 if the command is wrong. */
@Command(
        name = "dyndbg",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Gives every debug and trace statement of an application a switch.",
        subcommands = {CompactCommand.class, ListCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command; answers the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    String message = failed instanceof IOException || failed instanceof IllegalArgumentException
                            ? failed.getMessage()
                            : failed.toString();
                    command.getErr().println("dyndbg: " + message);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    /** Answers the version of this program. */
    static String version() throws IOException {
        // Of the runtime, which is in here and has the same.
        try (InputStream in = io.dyndbg.Dyndbg.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            return new String[] {version()};
        }
    }
}
