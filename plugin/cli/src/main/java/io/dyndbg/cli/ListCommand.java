package io.dyndbg.cli;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.application.ApplicationRecords;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Terms;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the statements of a woven application. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the statements of a woven application, as the control listing of the running one does.")
final class ListCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "APPLICATION", description = "The archive, or the folder of jars.")
    private Path application;

    @Parameters(index = "1..*", paramLabel = "TERMS", description = "Terms of a query: file Foo.java line 10-20")
    private List<String> terms = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, IllFormedException {
        PrintWriter out = spec.commandLine().getOut();
        Terms selected = Terms.parse(String.join(" ", terms));
        out.println(ListedSite.HEADING);
        for (ListedSite site :
                ApplicationRecords.of(application, place -> {}).blobs().sites(selected)) {
            // Nothing that lies on a disk has a state other than follow.
            out.println(site.text(0));
        }
        return 0;
    }
}
