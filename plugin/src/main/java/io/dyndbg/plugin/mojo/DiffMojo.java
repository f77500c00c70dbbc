package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.application.ApplicationBuild;
import io.dyndbg.plugin.application.ApplicationRecords;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.Baseline;
import io.dyndbg.plugin.report.Growth;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells which statements were added (<code>+</code>), removed (<code>-</code>), changed (<code>~</code>) and moved (<code>&gt;</code>)
 * between two builds or two released jars. A jar that is not woven is looked at as if it were, and stays as it is.
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public class DiffMojo extends WeavingMojo {

    /** The earlier build: the <code>dyndbg.json</code> of a report, a folder of woven classes, an archive, or a folder of jars. */
    @Parameter(property = "dyndbg.baseline", required = true)
    private File baseline;

    /** The later build, if it is not this one: any of the same. */
    @Parameter(property = "dyndbg.application")
    private File application;

    /** The folder of classes of the later build, after <code>dyndbg:compact</code>. */
    @Parameter(property = "dyndbg.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    /** Prints a line for each statement that is other. */
    @Override
    public void execute() throws MojoExecutionException {
        try {
            Baseline before = read(baseline.toPath());
            Baseline after = application == null
                    ? Baseline.of(FolderBlobs.in(Reactor.folders(session, execution, classesDirectory)))
                    : read(application.toPath());
            Growth growth = Growth.between(before, after);
            growth.sites().forEach(getLog()::info);
            getLog().info(growth.line());
        } catch (IOException e) {
            throw new MojoExecutionException("dyndbg: can't compare: " + e.getMessage(), e);
        }
    }

    private Baseline read(Path build) throws IOException, MojoExecutionException {
        if (build.toString().endsWith(".json")) {
            return Baseline.read(build);
        }
        if (Files.isDirectory(build.resolve("META-INF"))) {
            return Baseline.of(FolderBlobs.in(build));
        }
        ApplicationRecords records = ApplicationRecords.wovenOrNot(
                new ApplicationBuild(
                        build.toAbsolutePath(),
                        Optional.empty(),
                        Optional.empty(),
                        module -> true,
                        options(path -> true, false, false),
                        List.of(),
                        Optional.empty(),
                        plugin.getVersion()),
                new Progress(getLog()));
        records.leftOut().forEach((place, reason) -> getLog().warn("dyndbg: not compared: " + place + ": " + reason));
        return Baseline.of(records.blobs());
    }
}
