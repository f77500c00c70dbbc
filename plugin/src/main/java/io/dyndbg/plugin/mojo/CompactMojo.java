package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.collect.BuildFolder;
import io.dyndbg.plugin.collect.Compaction;
import io.dyndbg.plugin.collect.CompactionException;
import io.dyndbg.plugin.collect.LeftAlone;
import io.dyndbg.plugin.collect.MissingRuntimeException;
import io.dyndbg.plugin.collect.Options;
import io.dyndbg.plugin.collect.Outcome;
import io.dyndbg.plugin.collect.UnweavableException;
import io.dyndbg.plugin.report.Figures;
import io.dyndbg.plugin.report.Reasons;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Gives every debug and trace statement of the module's classes a switch, and stores what people see of the statements in
 * one small blob beside the classes. A statement that nobody switches runs as it did before. Also works without a POM, on
 * any folder of classes.
 */
@Mojo(
        name = "compact",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        requiresProject = false,
        threadSafe = true)
public class CompactMojo extends WeavingMojo {
    /** The packaging of maven-bundle-plugin. */
    private static final String BUNDLE = "bundle";

    /** Of what is left alone, so many places are named at info level. */
    private static final int MOST_NAMED = 10;

    /** Leaves the classes as they are. Classes that an earlier build wove stay woven until <code>mvn clean</code>. */
    @Parameter(property = "dyndbg.skip", defaultValue = "false")
    private boolean skip;

    /** The folder of classes. */
    @Parameter(property = "dyndbg.classesDirectory", defaultValue = "${project.build.outputDirectory}", required = true)
    private File classesDirectory;

    /** The module's name, as queries and listings show it. Without a POM it must be given. */
    @Parameter(property = "dyndbg.module", defaultValue = "${project.artifactId}")
    private String module;

    /**
     * The class files that are woven, as Ant patterns of their paths: <code>com/acme/**</code>. Everything by default.
     */
    @Parameter(property = "dyndbg.includes")
    private List<String> includes;

    /**
     * The class files that are not woven after all, as Ant patterns of their paths: <code>com/acme/gen/**</code>. A class
     * that an earlier build wove becomes what it was.
     */
    @Parameter(property = "dyndbg.excludes")
    private List<String> excludes;

    /** Fails the build if anything of the levels can't get a switch. Nothing is written then. */
    @Parameter(property = "dyndbg.failOnUnweavable", defaultValue = "false")
    private boolean failOnUnweavable;

    /**
     * With <code>failOnUnweavable</code>: a statement that has a switch, but stands behind a guard that can't be opened, fails the
     * build as well.
     */
    @Parameter(property = "dyndbg.closedGuardCounts", defaultValue = "false")
    private boolean closedGuardCounts;

    /**
     * What the classes were compiled against, besides the project's dependencies: folders and jars, separated as in
     * <code>java -cp</code>. Needed without a POM, to know the subtypes of loggers.
     */
    @Parameter(property = "dyndbg.classpath")
    private String classpath;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Component
    private ProjectDependenciesResolver resolver;

    /** Weaves the classes and writes the blob. */
    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().debug("dyndbg: nothing to do: skip");
            return;
        }
        List<MavenProject> projects = Reactor.projects(session, execution);
        if (projects.isEmpty()) {
            Surroundings around = Surroundings.of(project, session, classesDirectory);
            if (!around.isProject() && !classesDirectory.isDirectory()) {
                throw new MojoExecutionException("dyndbg: there is no POM here, and no folder " + classesDirectory
                        + ". Say -Ddyndbg.classesDirectory=DIR for the classes, and -Ddyndbg.module=NAME.");
            }
            compact(around, module);
            return;
        }
        Reactor.checkConfigurations(projects, plugin);
        for (MavenProject each : projects) {
            if (Reactor.classes(each).isDirectory()) {
                compact(Surroundings.of(each, Reactor.dependencies(each, session, resolver)), each.getArtifactId());
            }
        }
    }

    private void compact(Surroundings around, String name) throws MojoExecutionException {
        if (around.isOfPackaging("pom") || !Files.isDirectory(around.classes())) {
            getLog().debug("dyndbg: nothing to do: POM packaging, or no folder " + around.classes());
            return;
        }
        try {
            AntPatterns selection = new AntPatterns(
                    Optional.ofNullable(includes).orElse(List.of()),
                    Optional.ofNullable(excludes).orElse(List.of()));
            BuildFolder build = buildFolder(around, name, selection);
            checkOtherExecutions(build);
            for (BuildFolder folder : build.modules()) {
                tell(Compaction.run(folder, file -> getLog().debug("dyndbg: wrote " + file)));
            }
            warn(selection);
            if (around.isOfPackaging(BUNDLE)) {
                getLog().info("dyndbg: maven-bundle-plugin takes packages and resources only; add to its instructions"
                        + " <Include-Resource>{maven-resources},META-INF/dyndbg=" + around.classes()
                        + "/META-INF/dyndbg</Include-Resource>, or the bundle has no records");
            }
        } catch (MissingRuntimeException e) {
            throw new MojoExecutionException("dyndbg: " + e.getMessage() + howToAddRuntime(), e);
        } catch (UnweavableException e) {
            throw new MojoExecutionException(
                    e.places().stream()
                            .map(Reasons::line)
                            .collect(Collectors.joining("\n", "dyndbg: " + e.getMessage() + "\n", "")),
                    e);
        } catch (CompactionException e) {
            throw new MojoExecutionException("dyndbg: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "dyndbg: can't read or write the classes in " + around.classes() + ": " + e
                            + ". The next build repairs what this one left unfinished.",
                    e);
        }
    }

    /** Each execution makes the whole folder what it says: with two that say different things, one would undo the other. */
    @SuppressWarnings("unchecked")
    private void checkOtherExecutions(BuildFolder build) throws CompactionException {
        Map<Object, Object> context = getPluginContext();
        if (context == null) {
            return;
        }
        String wanted = String.join(
                " ",
                module,
                levels.toString(),
                arguments,
                codec,
                String.valueOf(includes),
                String.valueOf(excludes),
                deny,
                String.valueOf(wrappers));
        String mine = execution == null ? "this one" : execution.getExecutionId();
        String[] other = (String[]) context.putIfAbsent("dyndbg " + build.classes(), new String[] {mine, wanted});
        if (other != null && !other[1].equals(wanted)) {
            throw new CompactionException("the executions \"" + other[0] + "\" and \"" + mine + "\" both weave "
                    + build.classes()
                    + ", and say different things: the second would undo the first. Make them one, with"
                    + " the includes of both; levels, arguments and module are one for a folder");
        }
    }

    private BuildFolder buildFolder(Surroundings around, String name, AntPatterns selection)
            throws MojoExecutionException, IOException {
        Options options = options(selection, failOnUnweavable, closedGuardCounts);
        List<Path> classPath = around.classPath(classpath);
        return new BuildFolder(
                around.classes(),
                around.target(),
                List.of(around.part(name)),
                options,
                around.libraries(classPath),
                classPath);
    }

    /** What was meant to choose something, and does not. */
    private void warn(AntPatterns selection) {
        selection
                .unused()
                .forEach(pattern -> getLog().warn("dyndbg: no class file matches " + pattern
                        + "; includes and excludes are paths as com/acme/Orders.class, com/acme/** or **/*Dao.class"));
        Surroundings.missing(classpath)
                .forEach(entry -> getLog().warn("dyndbg: classpath: there is no " + entry
                        + "; it takes folders and jars, with " + File.pathSeparator + " between them"));
    }

    private String howToAddRuntime() {
        String version = plugin == null ? "VERSION" : plugin.getVersion();
        return String.join(
                "\n",
                " Add to the POM's dependencies:",
                "",
                "    <dependency>",
                "      <groupId>io.dyndbg</groupId>",
                "      <artifactId>dyndbg-runtime</artifactId>",
                "      <version>" + version + "</version>",
                "    </dependency>",
                "");
    }

    private void tell(Outcome outcome) {
        outcome.notes().forEach(note -> getLog().info("dyndbg: " + note));
        List<LeftAlone> places = outcome.leftAlone();
        places.stream().limit(MOST_NAMED).map(Reasons::line).forEach(getLog()::info);
        places.stream().skip(MOST_NAMED).map(Reasons::line).forEach(getLog()::debug);
        if (places.size() > MOST_NAMED) {
            getLog().info("dyndbg: left alone: " + (places.size() - MOST_NAMED) + " more places; mvn -X names all");
        }
        Reasons.line(places).ifPresent(getLog()::info);
        getLog().info(Figures.of(outcome.modules(), outcome.blobSize()).line());
    }
}
