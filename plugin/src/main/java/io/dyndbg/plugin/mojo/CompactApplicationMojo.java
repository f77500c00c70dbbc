package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.application.ApplicationBuild;
import io.dyndbg.plugin.application.ApplicationWeaver;
import io.dyndbg.plugin.application.ModulePatterns;
import io.dyndbg.plugin.application.WovenApplication;
import io.dyndbg.plugin.collect.Part;
import io.dyndbg.plugin.report.ModuleTable;
import io.dyndbg.plugin.report.Reasons;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Gives every debug and trace statement of a whole application a switch, those of its libraries included: of an executable jar or war of
 * Spring Boot, a web application, a shaded or plain jar, or a folder of jars. It is woven in its place, and what it was is kept beside
 * it as <code>*.unwoven</code>. Bind it behind what makes the archive. Also works without a POM.
 */
@Mojo(name = "compact-application", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public class CompactApplicationMojo extends WeavingMojo {
    /** Leaves the application as it is. */
    @Parameter(property = "dyndbg.skip", defaultValue = "false")
    private boolean skip;

    /** The archive, or the folder of jars. The archive that the project makes by default. */
    @Parameter(property = "dyndbg.application")
    private File application;

    /** Where the woven application goes; by default into the place of the other. */
    @Parameter(property = "dyndbg.outputFile")
    private File outputFile;

    /** The modules that are woven, as <code>groupId:artifactId</code>, in which <code>*</code> stands for anything. Everything by default. */
    @Parameter(property = "dyndbg.modules")
    private List<String> includes;

    /** The modules that are not woven after all, likewise. */
    @Parameter(property = "dyndbg.excludedModules")
    private List<String> excludes;

    /** Whether dyndbg-runtime is added where the application does not have it. */
    @Parameter(property = "dyndbg.addRuntime", defaultValue = "true")
    private boolean addRuntime;

    /** The folder that keeps woven jars, up to a gigabyte, so that the next build weaves what changed. */
    @Parameter(property = "dyndbg.cache", defaultValue = "${settings.localRepository}/../dyndbg")
    private File cache;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    /** Weaves the application. */
    @Override
    public void execute() throws MojoExecutionException {
        boolean makesNothing = hasPom() && project.getPackaging().equals("pom");
        if (skip || application == null && makesNothing) {
            getLog().debug("dyndbg: nothing to do: skip, or POM packaging");
            return;
        }
        ModulePatterns selection = selection();
        Path archive = archive();
        ApplicationBuild build = new ApplicationBuild(
                archive,
                Optional.ofNullable(outputFile).map(file -> file.toPath().toAbsolutePath()),
                own(archive),
                selection,
                options(path -> true, false, false),
                runtime(),
                Optional.ofNullable(cache).map(file -> file.toPath().normalize()),
                plugin.getVersion());
        try {
            tell(ApplicationWeaver.run(build, new Progress(getLog())));
        } catch (IOException e) {
            throw new MojoExecutionException("dyndbg: " + e.getMessage(), e);
        }
        selection.unused().forEach(pattern -> getLog().warn("dyndbg: no module matches " + pattern));
    }

    private ModulePatterns selection() throws MojoExecutionException {
        try {
            return new ModulePatterns(
                    Optional.ofNullable(includes).orElse(List.of()),
                    Optional.ofNullable(excludes).orElse(List.of()));
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("includes, excludes: " + e.getMessage(), e);
        }
    }

    private Path archive() throws MojoExecutionException {
        if (application != null) {
            return application.toPath().toAbsolutePath().normalize();
        }
        File made = hasPom() ? project.getArtifact().getFile() : null;
        if (made == null || !made.isFile()) {
            throw new MojoExecutionException("dyndbg: there is no archive to weave. "
                    + (hasPom()
                            ? "Bind this goal behind what makes it (phase package), or say -Ddyndbg.application=FILE"
                            : "Say -Ddyndbg.application=FILE, a jar, a war or a folder of jars"));
        }
        return made.toPath().toAbsolutePath().normalize();
    }

    private boolean hasPom() {
        return project != null && project.getFile() != null;
    }

    /** What the project makes is called like the project. */
    private Optional<Part.Module> own(Path archive) {
        File made = hasPom() ? project.getArtifact().getFile() : null;
        return made != null && made.toPath().toAbsolutePath().normalize().equals(archive)
                ? Optional.of(
                        new Part.Module(project.getArtifactId(), project.getGroupId() + "." + project.getArtifactId()))
                : Optional.empty();
    }

    /** This plugin depends on what its classes need when they run. */
    private List<Path> runtime() throws MojoExecutionException {
        List<Path> jars = new ArrayList<>();
        if (addRuntime) {
            jars.add(ofPlugin("io.dyndbg", "dyndbg-runtime"));
            if (codec.strip().equals("zstd")) {
                jars.add(ofPlugin("com.github.luben", "zstd-jni"));
            }
        }
        return jars;
    }

    private Path ofPlugin(String groupId, String artifactId) throws MojoExecutionException {
        for (Artifact artifact : plugin.getArtifacts()) {
            if (artifact.getGroupId().equals(groupId)
                    && artifact.getArtifactId().equals(artifactId)) {
                return artifact.getFile().toPath();
            }
        }
        throw new MojoExecutionException("dyndbg: the plugin has lost its dependency " + groupId + ":" + artifactId);
    }

    private void tell(WovenApplication woven) {
        ModuleTable table = new ModuleTable(woven);
        table.lines().forEach(getLog()::info);
        table.leftAlone().stream().map(Reasons::line).forEach(getLog()::debug);
        Reasons.line(table.leftAlone()).ifPresent(getLog()::info);
        woven.notes().forEach(note -> getLog().warn("dyndbg: " + note));
        getLog().info(table.figures().line());
        getLog().info("dyndbg: " + woven.output());
    }
}
