package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Part;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** What stands around a folder of classes: the project whose output it is, or nothing that says anything about it. */
final class Surroundings {
    private static final String MODULE = "dyndbg.module";
    private static final String ZSTD = "com/github/luben/zstd/Zstd.class";
    private static final Set<String> AT_RUN_TIME = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    /** What is provided is somebody else's to provide. */
    private static final Set<String> AT_HAND =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_PROVIDED, Artifact.SCOPE_SYSTEM);

    private final MavenProject project;
    /** What the project depends on. */
    private final Collection<Artifact> artifacts;

    private final Path classes;
    /** Whether the module's name was typed. */
    private final boolean named;

    private Surroundings(MavenProject project, Collection<Artifact> artifacts, Path classes, boolean named) {
        this.project = project;
        this.artifacts = artifacts;
        this.classes = classes;
        this.named = named;
    }

    /**
     * Answers what stands around {@code classes}. A folder that was typed is what it is, whatever project the command was given in,
     * unless it is that project's own.
     *
     * @param project null if there is none; one without a POM counts as none
     * @param session null outside of Maven
     */
    static Surroundings of(MavenProject project, MavenSession session, File classes) {
        Path folder = absolute(classes.toPath());
        boolean hasPom = project != null && project.getFile() != null;
        boolean own = hasPom
                && absolute(Path.of(project.getBuild().getOutputDirectory())).equals(folder);
        boolean typed = Reactor.namesFolder(session);
        boolean named = session != null && session.getUserProperties().containsKey(MODULE);
        return hasPom && (own || !typed)
                ? new Surroundings(project, project.getArtifacts(), folder, true)
                : new Surroundings(null, List.of(), folder, named || !typed);
    }

    /** @param artifacts what {@code project} depends on */
    static Surroundings of(MavenProject project, Collection<Artifact> artifacts) {
        return new Surroundings(
                project, artifacts, absolute(Reactor.classes(project).toPath()), true);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    boolean isProject() {
        return project != null;
    }

    boolean isOfPackaging(String packaging) {
        return isProject() && packaging.equals(project.getPackaging());
    }

    /** Answers the folder of classes, absolute. */
    Path classes() {
        return classes;
    }

    /** Answers the folder for what a build makes; nothing outside of a project. */
    Optional<Path> target() {
        return isProject() ? Optional.of(absolute(Path.of(project.getBuild().getDirectory()))) : Optional.empty();
    }

    /** @param name as it was configured, or Maven's default for that */
    Part part(String name) throws MojoExecutionException {
        if (isProject()) {
            return Part.whole(name, project.getGroupId() + "." + project.getArtifactId());
        }
        if (!named || name == null || name.isBlank() || name.equals("standalone-pom")) {
            throw new MojoExecutionException("dyndbg: there is no POM to take the name of the module in " + classes
                    + " from. Say -Ddyndbg.module=NAME, and -Ddyndbg.classesDirectory=DIR for the classes.");
        }
        try {
            return Part.whole(name, name);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("dyndbg: " + e.getMessage() + ". Say -Ddyndbg.module=NAME.", e);
        }
    }

    /**
     * Answers what the application will have: what the project depends on; without one the library, and zstd-jni if it is on the
     * class path.
     */
    BuildFolder.Libraries libraries(List<Path> classPath) throws IOException {
        return isProject()
                ? new BuildFolder.Libraries(
                        dependency("io.dyndbg", "dyndbg-runtime", AT_HAND),
                        dependency("com.github.luben", "zstd-jni", AT_RUN_TIME))
                : new BuildFolder.Libraries(true, has(classPath, ZSTD));
    }

    private boolean dependency(String groupId, String artifactId, Set<String> scopes) {
        return artifacts.stream()
                .anyMatch(artifact -> artifact.getGroupId().equals(groupId)
                        && artifact.getArtifactId().equals(artifactId)
                        && scopes.contains(artifact.getScope()));
    }

    private static boolean has(List<Path> classPath, String resource) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path entry : classPath) {
            urls.add(entry.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            return loader.findResource(resource) != null;
        }
    }

    /**
     * Answers what the classes were compiled against: what the project depends on, and {@code more}.
     *
     * @param more as in {@code java -cp}; null for nothing
     */
    List<Path> classPath(String more) {
        List<Path> entries = new ArrayList<>();
        artifacts.stream()
                .map(Artifact::getFile)
                .filter(file -> file != null)
                .map(File::toPath)
                .forEach(entries::add);
        entries.addAll(typed(more));
        return entries;
    }

    /** Answers those entries of {@code more} that do not exist. */
    static List<Path> missing(String more) {
        return typed(more).stream().filter(entry -> !Files.exists(entry)).toList();
    }

    private static List<Path> typed(String more) {
        return more == null
                ? List.of()
                : Arrays.stream(more.split(File.pathSeparator))
                        .filter(entry -> !entry.isBlank())
                        .map(Path::of)
                        .toList();
    }
}
