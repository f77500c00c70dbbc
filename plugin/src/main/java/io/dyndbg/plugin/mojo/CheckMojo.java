package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.check.BuildCheck;
import io.dyndbg.plugin.check.Finding;
import io.dyndbg.plugin.check.Limits;
import io.dyndbg.plugin.check.Rules;
import io.dyndbg.plugin.check.SarifFile;
import io.dyndbg.plugin.check.Severity;
import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.Baseline;
import io.dyndbg.plugin.report.Growth;
import io.dyndbg.plugin.report.SourceLinks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Finds debug and trace statements that are wrong: placeholders that don't match arguments, texts that are put together for nothing,
 * statements that can't be switched; and builds that have too many, or whose blob is out of date. Behind <code>dyndbg:compact</code>.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
public class CheckMojo extends WeavingMojo {

    /** Leaves the check out. */
    @Parameter(property = "dyndbg.skip", defaultValue = "false")
    private boolean skip;

    /** The folder of classes, after <code>dyndbg:compact</code>. */
    @Parameter(property = "dyndbg.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    /**
     * What becomes of the findings of a rule, <code>RULE:SEVERITY</code>. Rules: <code>placeholders</code>, <code>throwable</code>,
     * <code>concatenation</code>, <code>work</code>, <code>unswitchable</code>, <code>budget</code>, <code>growth</code>,
     * <code>outdated</code>, or <code>all</code>, which those behind it correct. Severities: <code>off</code>, <code>warn</code>,
     * <code>fail</code>. Default: <code>warn</code> for <code>concatenation</code>, <code>work</code> and <code>unswitchable</code>,
     * <code>fail</code> for the others.
     */
    @Parameter(property = "dyndbg.rules")
    private List<String> rules;

    /** The most sites that the module may have; any number without it. */
    @Parameter(property = "dyndbg.maxSites")
    private Integer maxSites;

    /** The most bytes that the module's blobs may have; any number without it. */
    @Parameter(property = "dyndbg.maxBytes")
    private Long maxBytes;

    /** The most sites that <code>baseline</code> has not; any number without it. */
    @Parameter(property = "dyndbg.maxNewSites")
    private Integer maxNewSites;

    /** The <code>dyndbg.json</code> of an earlier report, for <code>maxNewSites</code>. */
    @Parameter(property = "dyndbg.baseline")
    private File baseline;

    /** The findings for code hosts, in SARIF 2.1.0. */
    @Parameter(property = "dyndbg.sarif", defaultValue = "${project.build.directory}/dyndbg.sarif", required = true)
    private File sarif;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    /** Tells what is wrong, and fails if that is to fail. */
    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || !classesDirectory.isDirectory()) {
            getLog().debug("dyndbg: nothing to check: skip, or no folder " + classesDirectory);
            return;
        }
        Rules severities = severities();
        List<Finding> findings;
        try {
            if (FolderBlobs.in(classesDirectory.toPath()).modules().isEmpty()) {
                getLog().warn("dyndbg: nothing is woven in " + classesDirectory + ", so that nothing was checked;"
                        + " mvn process-classes does it, where dyndbg:compact is bound and there are statements");
            }
            findings = BuildCheck.run(buildFolder(), severities, limits(), newSites());
            SourceLinks sources = Sources.of(null, List.of(project));
            Path file = sarif.toPath().toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.write(file, new SarifFile(findings, severities, sources::path, version()).bytes());
        } catch (IOException e) {
            throw new MojoExecutionException("dyndbg: can't check " + classesDirectory + ": " + e.getMessage(), e);
        }
        tell(findings, severities);
    }

    private Rules severities() throws MojoExecutionException {
        try {
            return Rules.of(rules == null ? List.of() : rules);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("dyndbg: rules: " + e.getMessage(), e);
        }
    }

    private BuildFolder buildFolder() throws MojoExecutionException, IOException {
        Surroundings around = Surroundings.of(project, session, classesDirectory);
        List<Path> classPath = around.classPath(null);
        return new BuildFolder(
                around.classes(),
                around.target(),
                List.of(around.part(project.getArtifactId())),
                options(path -> true, false, false),
                around.libraries(classPath),
                classPath);
    }

    private Limits limits() throws MojoExecutionException {
        if (maxNewSites != null && baseline == null) {
            throw new MojoExecutionException(
                    "dyndbg: maxNewSites needs a baseline: the dyndbg.json of an earlier report");
        }
        return new Limits(
                maxSites == null ? OptionalInt.empty() : OptionalInt.of(maxSites),
                maxBytes == null ? OptionalLong.empty() : OptionalLong.of(maxBytes),
                maxNewSites == null ? OptionalInt.empty() : OptionalInt.of(maxNewSites));
    }

    private int newSites() throws IOException {
        return baseline == null
                ? 0
                : Growth.between(
                                Baseline.read(baseline.toPath()),
                                Baseline.of(FolderBlobs.in(classesDirectory.toPath())))
                        .added();
    }

    private String version() {
        return plugin == null ? "0" : plugin.getVersion();
    }

    private void tell(List<Finding> findings, Rules severities) throws MojoFailureException {
        List<String> failures = new ArrayList<>();
        for (Finding finding : findings) {
            Severity severity = severities.of(finding.rule());
            String line = "dyndbg: " + finding.line(severity);
            if (severity == Severity.FAIL) {
                getLog().error(line);
                failures.add(line);
            } else {
                getLog().warn(line);
            }
        }
        getLog().info("dyndbg: " + findings.size() + (findings.size() == 1 ? " finding" : " findings") + ", "
                + failures.size() + " of them fail the build; " + sarif);
        if (!failures.isEmpty()) {
            throw new MojoFailureException("dyndbg:check: " + failures.get(0)
                    + (failures.size() == 1 ? "" : ", and " + (failures.size() - 1) + " more")
                    + ". To be told only: -Ddyndbg.rules=all:warn");
        }
    }
}
