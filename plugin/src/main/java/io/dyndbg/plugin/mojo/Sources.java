package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.report.SourceLinks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** Where a code host shows the sources of projects, as their POMs tell. */
final class Sources {
    private Sources() {}

    /**
     * Answers the links into the sources of projects.
     *
     * @param pattern what was configured; null to take the topmost POM's {@code scm.url}
     * @param projects those without a folder are passed over
     */
    static SourceLinks of(String pattern, List<MavenProject> projects) {
        List<MavenProject> inFolders = projects.stream()
                .filter(project -> project.getBasedir() != null)
                .toList();
        if (inFolders.isEmpty()) {
            return SourceLinks.NONE;
        }
        // What modules inherit as their own URL is no page of a code host.
        MavenProject top = topmost(inFolders.get(0));
        Optional<String> ofScm = Optional.ofNullable(top.getScm()).flatMap(scm -> SourceLinks.pattern(scm.getUrl()));
        List<Path> folders = inFolders.stream()
                .flatMap(project -> project.getCompileSourceRoots().stream())
                .map(Path::of)
                .toList();
        String known = Optional.ofNullable(pattern).or(() -> ofScm).orElse("");
        return new SourceLinks(known, top.getBasedir().toPath(), folders);
    }

    /** A parent that lies beside its modules, as some do, is not where their repository begins. */
    private static MavenProject topmost(MavenProject project) {
        MavenProject parent = project.getParent();
        boolean around = parent != null
                && parent.getBasedir() != null
                && project.getBasedir().toPath().startsWith(parent.getBasedir().toPath());
        return around ? topmost(parent) : project;
    }
}
