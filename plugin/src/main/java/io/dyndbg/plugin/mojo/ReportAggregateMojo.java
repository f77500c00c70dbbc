package io.dyndbg.plugin.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReportException;

/** Shows what all projects of the build have in one report. */
@Mojo(name = "report-aggregate", aggregator = true, threadSafe = true)
public class ReportAggregateMojo extends AbstractMojo {

    /** Leaves the report out. */
    @Parameter(property = "dyndbg.skip", defaultValue = "false")
    private boolean skip;

    /** The folder in which the report makes its own folder, <code>dyndbg</code>. */
    @Parameter(
            property = "dyndbg.reportsDirectory",
            defaultValue = "${project.build.directory}/reports",
            required = true)
    private File reportOutputDirectory;

    /** Where a code host shows a line of a source file; as for <code>dyndbg:report</code>. */
    @Parameter(property = "dyndbg.sourceUrl")
    private String sourceUrl;

    /** The <code>dyndbg.json</code> of an earlier report: this one then tells what was added, removed, changed and moved since. */
    @Parameter(property = "dyndbg.baseline")
    private File baseline;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Writes the report. */
    @Override
    public void execute() throws MojoExecutionException {
        List<MavenProject> projects = session.getProjects();
        List<Path> folders = projects.stream()
                .map(Reactor::classes)
                .filter(File::isDirectory)
                .map(File::toPath)
                .toList();
        if (skip || folders.isEmpty()) {
            getLog().info("dyndbg: no report: skip, or no project has classes yet; run it behind process-classes");
            return;
        }
        try {
            new ReportFiles(reportOutputDirectory, Sources.of(sourceUrl, projects), baseline, getLog())
                    .onClasses(folders);
        } catch (MavenReportException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
