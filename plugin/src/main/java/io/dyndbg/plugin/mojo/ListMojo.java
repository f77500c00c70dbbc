package io.dyndbg.plugin.mojo;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.application.ApplicationRecords;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.Reasons;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Terms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the sites of a build, as the running application's control listing does. */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public class ListMojo extends AbstractMojo {

    /** The folder of classes, after <code>dyndbg:compact</code>. */
    @Parameter(property = "dyndbg.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    /** An application after <code>dyndbg:compact-application</code>, in the place of the folder: an archive, or a folder of jars. */
    @Parameter(property = "dyndbg.application")
    private File application;

    /** Terms of a query, without flags, that select what is listed: <code>file Foo.java line 10-20</code>. */
    @Parameter(property = "dyndbg.query", defaultValue = "")
    private String query;

    /** The file that the listing goes to, in UTF-8; without it, the console. */
    @Parameter(property = "dyndbg.outputFile")
    private File outputFile;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Lists the sites, a line each. */
    @Override
    public void execute() throws MojoExecutionException {
        try {
            Terms terms = Terms.parse(query == null ? "" : query);
            FolderBlobs blobs = application == null
                    ? FolderBlobs.in(Reactor.folders(session, execution, classesDirectory))
                    : ApplicationRecords.of(application.toPath(), new Progress(getLog()))
                            .blobs();
            List<ListedSite> sites = blobs.sites(terms);
            List<String> lines = new ArrayList<>(List.of(ListedSite.HEADING));
            if (blobs.modules().isEmpty()) {
                lines.add("# nothing is woven there; mvn process-classes does it, where dyndbg:compact is bound");
            }
            for (ListedSite site : sites) {
                // No build knows a state other than follow.
                lines.add(site.text(0));
            }
            Reasons.outOfDate(blobs).ifPresent(line -> getLog().warn("# " + line));
            show(lines);
        } catch (IllFormedException e) {
            throw new MojoExecutionException("dyndbg.query: " + e.mistake(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "dyndbg: can't read the records of " + (application == null ? classesDirectory : application) + ": "
                            + e,
                    e);
        }
    }

    private void show(List<String> lines) throws IOException {
        if (outputFile == null) {
            lines.forEach(getLog()::info);
            return;
        }
        Path file = outputFile.toPath().toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
        getLog().info("dyndbg: " + (lines.size() - 1) + " lines in " + outputFile);
    }
}
