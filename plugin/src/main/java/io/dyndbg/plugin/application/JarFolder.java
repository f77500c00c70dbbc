package io.dyndbg.plugin.application;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** An application whose jars lie in a folder. Used once. */
final class JarFolder {
    private final ApplicationBuild build;
    private final Path work;
    private boolean hasRuntime;
    private boolean modular;

    /** @param work an empty folder */
    JarFolder(ApplicationBuild build, Path work) {
        this.build = build;
        this.work = work;
    }

    WovenApplication weave(Consumer<String> progress) throws IOException {
        Map<String, Path> jars = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(build.application())) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.put(jar.getFileName().toString(), new WovenInPlace(jar).unwoven());
            }
        }
        for (Path jar : jars.values()) {
            try (Archive archive = Archive.open(jar)) {
                modular |= archive.entry("module-info.class").isPresent();
            }
        }
        if (jars.isEmpty()) {
            throw new ApplicationException(
                    "there is no jar in " + build.application() + "; for a folder of classes there is dyndbg:compact");
        }
        List<WovenModule> modules = new ArrayList<>();
        try (ApplicationTypes types = new ApplicationTypes()) {
            for (Path jar : jars.values()) {
                types.add(jar, "");
            }
            JarWeaver weaver = new JarWeaver(build.options(), types, Files.createDirectory(work.resolve("empty")));
            Libraries all = new Libraries(new LibraryWeaver(build, weaver, types), work);
            for (LibraryWeaver.Result result : all.weave(jars, progress)) {
                modules.add(result.module());
                put(result.module().place(), jars.get(result.module().place()), result.jar());
            }
            hasRuntime = RuntimeLibrary.isIn(types);
        }
        Path output = build.output().orElse(build.application());
        return new WovenApplication(output, modules, addRuntime(output, modules));
    }

    private List<String> addRuntime(Path folder, List<WovenModule> modules) throws IOException {
        if (hasRuntime || modules.stream().allMatch(module -> module.wovenSites() == 0)) {
            return List.of();
        }
        List<String> classPath = new ArrayList<>();
        for (Path library : build.runtime()) {
            Path to = folder.resolve(library.getFileName());
            Files.copy(library, to, StandardCopyOption.REPLACE_EXISTING);
            classPath.add(to.toString());
        }
        return List.of(
                classPath.isEmpty()
                        ? "put dyndbg-runtime onto the class path: no woven class works without it"
                        : "put onto the class path: " + String.join(File.pathSeparator, classPath)
                                + (modular ? "; on the module path: --add-modules io.dyndbg.runtime" : ""));
    }

    private void put(String name, Path unwoven, Optional<Path> woven) throws IOException {
        if (build.output().isPresent()) {
            Files.createDirectories(build.output().get());
            Files.copy(woven.orElse(unwoven), build.output().get().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        WovenInPlace place = new WovenInPlace(build.application().resolve(name));
        if (woven.isPresent()) {
            Files.copy(woven.get(), place.unfinished(), StandardCopyOption.REPLACE_EXISTING);
            place.finish(unwoven);
        } else {
            place.restore(unwoven);
        }
    }
}
