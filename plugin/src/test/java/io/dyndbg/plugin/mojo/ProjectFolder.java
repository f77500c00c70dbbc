package io.dyndbg.plugin.mojo;

import static io.dyndbg.plugin.SourceFolder.service;
import static org.apache.maven.api.plugin.testing.MojoExtension.setVariableValueToObject;

import io.dyndbg.plugin.SourceFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.project.MavenProject;

/** A project in a folder of its own, with two compiled classes, and the goals that tests run in it. */
final class ProjectFolder {
    private final Path root;
    private final RecordedLog log = new RecordedLog();
    private final Map<String, Object> parameters = new HashMap<>();
    private final Set<Artifact> artifacts = new LinkedHashSet<>();
    private String packaging = "jar";
    private boolean pom = true;

    ProjectFolder(Path root) {
        this.root = root;
    }

    static ProjectFolder compiled(Path root) throws IOException {
        ProjectFolder project = new ProjectFolder(root);
        new SourceFolder(project.classes())
                .compile(Map.of(
                        "com.acme.Orders", service("com.acme.Orders", "accept", 2),
                        "com.acme.Parts", service("com.acme.Parts", "find", 1)));
        return project.dependsOn("org.slf4j", "slf4j-api", "compile");
    }

    ProjectFolder dependsOn(String groupId, String artifactId, String scope) {
        Artifact artifact = new DefaultArtifact(groupId, artifactId, "1", scope, "jar", "", null);
        artifact.setFile(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(artifactId))
                .findFirst()
                .map(File::new)
                .orElse(null));
        artifacts.add(artifact);
        return this;
    }

    ProjectFolder withRuntime() {
        return dependsOn("io.dyndbg", "dyndbg-runtime", "compile");
    }

    ProjectFolder packaging(String now) {
        packaging = now;
        return this;
    }

    ProjectFolder withoutPom() {
        pom = false;
        artifacts.clear();
        return this;
    }

    ProjectFolder set(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    Path classes() {
        return root.resolve("target/classes");
    }

    Path blob() {
        return classes().resolve("META-INF/dyndbg/com.acme.acme-core.dyndbg");
    }

    Path root() {
        return root;
    }

    /** Answers what the goal said. */
    RecordedLog run(AbstractMojo goal) throws Exception {
        log.info.clear();
        log.debug.clear();
        log.warn.clear();
        goal.setLog(log);
        if (goal instanceof CompactMojo || goal instanceof ReportMojo || goal instanceof CheckMojo) {
            setVariableValueToObject(goal, "project", project());
        }
        if (goal instanceof CompactMojo) {
            setVariableValueToObject(goal, "module", pom ? "acme-core" : "standalone-pom");
        }
        setVariableValueToObject(goal, "classesDirectory", classes().toFile());
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            setVariableValueToObject(goal, parameter.getKey(), parameter.getValue());
        }
        goal.execute();
        return log;
    }

    private MavenProject project() {
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId("acme-core");
        model.setPackaging(packaging);
        Build build = new Build();
        build.setDirectory(root.resolve("target").toString());
        build.setOutputDirectory(classes().toString());
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setArtifacts(artifacts);
        if (pom) {
            project.setFile(root.resolve("pom.xml").toFile());
        }
        return project;
    }
}
