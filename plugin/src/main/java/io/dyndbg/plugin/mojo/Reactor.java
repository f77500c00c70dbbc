package io.dyndbg.plugin.mojo;

import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

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

    /** Answers whether a folder of classes was typed. */
    static boolean namesFolder(MavenSession session) {
        return session != null && session.getUserProperties().containsKey(FOLDER);
    }

    /** Answers the folder of a project's classes. */
    static File classes(MavenProject project) {
        return new File(project.getBuild().getOutputDirectory());
    }
}
