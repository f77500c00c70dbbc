package io.dyndbg.plugin.mojo;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;

/**
 * The projects that a goal is for which was typed on the command line. A goal that also works without a POM is run once by Maven,
 * in the topmost project, whose modules have the classes.
 */
final class Reactor {
    private static final String FOLDER = "dyndbg.classesDirectory";

    private Reactor() {}

    /**
     * Answers all projects of the build, or those that {@code -pl} names; none if the goal is for one folder: that of its own
     * project, or one that was named.
     *
     * @param session null outside of Maven
     * @param execution null outside of Maven
     */
    static List<MavenProject> projects(MavenSession session, MojoExecution execution) {
        boolean typed = execution != null && execution.getSource() == MojoExecution.Source.CLI;
        boolean several = typed && session != null && session.getProjects().size() > 1;
        return several && !namesFolder(session) ? session.getProjects() : List.of();
    }

    /** Answers the folders of classes of {@link #projects}, or the one that the goal is for. */
    static List<Path> folders(MavenSession session, MojoExecution execution, File classes) {
        List<MavenProject> projects = projects(session, execution);
        return projects.isEmpty()
                ? List.of(classes.toPath())
                : projects.stream().map(project -> classes(project).toPath()).toList();
    }

    /** Answers whether a folder of classes was typed. */
    static boolean namesFolder(MavenSession session) {
        return session != null && session.getUserProperties().containsKey(FOLDER);
    }

    /** Answers the folder of a project's classes. */
    static File classes(MavenProject project) {
        return new File(project.getBuild().getOutputDirectory());
    }

    /**
     * Answers what a project depends on. Maven resolves it for the topmost project only. Another project of the reactor that was not
     * installed is its folder of classes.
     */
    static Collection<Artifact> dependencies(
            MavenProject project, MavenSession session, ProjectDependenciesResolver resolver)
            throws MojoExecutionException {
        DependencyResolutionResult result;
        Exception failed = null;
        try {
            result = resolver.resolve(new DefaultDependencyResolutionRequest(project, session.getRepositorySession()));
        } catch (DependencyResolutionException e) {
            result = e.getResult();
            failed = e;
        }
        List<Artifact> artifacts = new ArrayList<>();
        for (Dependency resolved : result.getResolvedDependencies()) {
            Artifact artifact = RepositoryUtils.toArtifact(resolved.getArtifact());
            artifact.setScope(resolved.getScope());
            artifacts.add(artifact);
        }
        for (Dependency unresolved : result.getUnresolvedDependencies()) {
            Artifact artifact = RepositoryUtils.toArtifact(unresolved.getArtifact());
            File classes = session.getAllProjects().stream()
                    .filter(other -> other.getGroupId().equals(artifact.getGroupId())
                            && other.getArtifactId().equals(artifact.getArtifactId()))
                    .map(Reactor::classes)
                    .findFirst()
                    .orElse(null);
            if (classes == null) {
                throw new MojoExecutionException(
                        "dyndbg: a dependency of " + project.getArtifactId() + " can't be resolved: " + artifact,
                        failed);
            }
            artifact.setScope(unresolved.getScope());
            artifact.setFile(classes);
            artifacts.add(artifact);
        }
        return artifacts;
    }

    /** What was typed is configured by the topmost POM and by properties: modules that say something else would not get it. */
    static void checkConfigurations(List<MavenProject> projects, PluginDescriptor plugin)
            throws MojoExecutionException {
        for (MavenProject each : projects) {
            Plugin configured = plugin == null ? null : each.getPlugin(plugin.getPluginLookupKey());
            boolean says = configured != null
                    && (configured.getConfiguration() != null
                            || configured.getExecutions().stream()
                                    .anyMatch(execution -> execution.getConfiguration() != null));
            if (says) {
                throw new MojoExecutionException("dyndbg: the POM of " + each.getArtifactId() + " configures this goal,"
                        + " which is not seen from the command line in another project. Run mvn process-classes, which does"
                        + " all projects as their POMs say");
            }
        }
    }
}
