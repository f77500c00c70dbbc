package io.dyndbg.plugin.mojo;

import io.dyndbg.listing.ListedSite;
import io.dyndbg.plugin.application.ApplicationRecords;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.Reasons;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Terms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

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

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Lists the sites at info level, a line each. */
    @Override
    public void execute() throws MojoExecutionException {
        try {
            Terms terms = Terms.parse(query == null ? "" : query);
            FolderBlobs blobs = application == null
                    ? FolderBlobs.in(folders())
                    : ApplicationRecords.of(application.toPath(), new Progress(getLog()))
                            .blobs();
            List<ListedSite> sites = blobs.sites(terms);
            getLog().info(ListedSite.HEADING);
            if (blobs.modules().isEmpty()) {
                getLog().info("# nothing is woven there; mvn process-classes does it, where dyndbg:compact is bound");
            }
            Reasons.outOfDate(blobs).ifPresent(line -> getLog().warn("# " + line));
            for (ListedSite site : sites) {
                // No build knows a state other than follow.
                getLog().info(site.text(0));
            }
        } catch (IllFormedException e) {
            throw new MojoExecutionException("dyndbg.query: " + e.mistake(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "dyndbg: can't read the records of " + (application == null ? classesDirectory : application) + ": "
                            + e,
                    e);
        }
    }

    private List<Path> folders() {
        List<MavenProject> projects = Reactor.projects(session, execution);
        return projects.isEmpty()
                ? List.of(classesDirectory.toPath())
                : projects.stream()
                        .map(project -> Reactor.classes(project).toPath())
                        .toList();
    }
}
