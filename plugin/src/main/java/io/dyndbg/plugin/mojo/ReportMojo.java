package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.report.SourceLinks;
import java.io.File;
import java.util.List;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Shows what the build has: figures on the console, the same and all sites as <code>dyndbg.json</code> and as a page. From
 * the command line, and as a report of <code>mvn site</code>.
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public class ReportMojo extends AbstractMojo implements MavenMultiPageReport {
    private static final String FOLDER = ReportFiles.FOLDER;
    private static final String REPORTS = "dyndbg.reportsDirectory";

    /** Leaves the report out. */
    @Parameter(property = "dyndbg.skip", defaultValue = "false")
    private boolean skip;

    /** The folder of classes, after <code>dyndbg:compact</code>. */
    @Parameter(property = "dyndbg.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    /** An application after <code>dyndbg:compact-application</code>, in the place of the folder: an archive, or a folder of jars. */
    @Parameter(property = "dyndbg.application")
    private File application;

    /**
     * The folder in which the report makes its own folder, <code>dyndbg</code>. In <code>mvn site</code> it is the site's;
     * without a POM it is <code>reports</code> beside the folder of classes.
     */
    @Parameter(property = REPORTS, defaultValue = "${project.build.directory}/reports", required = true)
    private File reportOutputDirectory;

    /**
     * Where a code host shows a line of a source file: an URL with <code>{path}</code>, the file's path in the repository, or
     * <code>{file}</code>, its path with packages, and <code>{line}</code>. Default: made of the topmost POM's <code>scm.url</code>.
     */
    @Parameter(property = "dyndbg.sourceUrl")
    private String sourceUrl;

    /** The <code>dyndbg.json</code> of an earlier report: this one then tells what was added, removed, changed and moved since. */
    @Parameter(property = "dyndbg.baseline")
    private File baseline;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    /** Writes the report from the command line. */
    @Override
    public void execute() throws MojoExecutionException {
        List<MavenProject> projects = application == null ? Reactor.projects(session, execution) : List.of();
        if (projects.isEmpty() && !canGenerateReport()) {
            getLog().info("dyndbg: no report: skip, or no folder " + classesDirectory);
            return;
        }
        try {
            for (MavenProject project : projects) {
                if (!skip && Reactor.classes(project).isDirectory()) {
                    generate(
                            project,
                            Reactor.classes(project),
                            new File(project.getBuild().getDirectory(), "reports"));
                }
            }
            if (projects.isEmpty()) {
                generate(project, classesDirectory, reportsFolder());
            }
        } catch (MavenReportException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Maven's default names a folder of the project. */
    private File reportsFolder() {
        boolean typed = session != null && session.getUserProperties().containsKey(REPORTS);
        boolean inProject = application == null
                ? Surroundings.of(project, session, classesDirectory).isProject()
                : project != null && project.getFile() != null;
        File around = (application == null ? classesDirectory : application).getAbsoluteFile();
        return typed || inProject ? reportOutputDirectory : new File(around.getParentFile(), "reports");
    }

    /** Writes the report in {@code mvn site}; the sinks are for pages in the site's own style, which this is not. */
    @Override
    public void generate(Sink sink, SinkFactory sinks, Locale locale) throws MavenReportException {
        generate();
    }

    /** The same for old versions of the site plugin. */
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        generate();
    }

    private void generate() throws MavenReportException {
        generate(project, classesDirectory, reportOutputDirectory);
    }

    private void generate(MavenProject of, File classes, File reports) throws MavenReportException {
        SourceLinks links = of == null ? SourceLinks.NONE : Sources.of(sourceUrl, List.of(of));
        ReportFiles files = new ReportFiles(reports, links, baseline, getLog());
        if (application == null) {
            files.onClasses(List.of(classes.toPath()));
        } else {
            files.onApplication(application.toPath());
        }
    }

    /** Answers where the page is in the site, without its ending. */
    @Override
    public String getOutputName() {
        return FOLDER + "/index";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Debug statements";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The debug and trace statements that dyndbg can switch.";
    }

    @Override
    public void setReportOutputDirectory(File folder) {
        // Some versions of the site plugin hand over the report's own folder, others the site's.
        reportOutputDirectory = folder.getName().equals(FOLDER) ? folder.getParentFile() : folder;
    }

    @Override
    public File getReportOutputDirectory() {
        return reportOutputDirectory;
    }

    @Override
    public boolean isExternalReport() {
        return true;
    }

    @Override
    public boolean canGenerateReport() {
        return !skip && (application != null || classesDirectory.isDirectory());
    }
}
