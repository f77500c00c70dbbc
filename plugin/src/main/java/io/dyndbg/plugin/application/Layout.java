package io.dyndbg.plugin.application;

import java.util.List;

/** How an archive is laid out: where its own classes lie, and its libraries. */
enum Layout {
    /** An executable jar of Spring Boot. */
    BOOT("BOOT-INF/classes/", "BOOT-INF/lib/"),
    /** A web application, which may be an executable one of Spring Boot. */
    WAR("WEB-INF/classes/", "WEB-INF/lib/", "WEB-INF/lib-provided/"),
    /** A jar of classes, its libraries among them or somewhere else. */
    PLAIN("");

    private final String classes;
    private final List<String> libraries;

    Layout(String classes, String... libraries) {
        this.classes = classes;
        this.libraries = List.of(libraries);
    }

    static Layout of(Archive archive) {
        if (!archive.names("BOOT-INF/").isEmpty()) {
            return BOOT;
        }
        return archive.names("WEB-INF/").isEmpty() ? PLAIN : WAR;
    }

    /** Answers the folder of the application's own classes, with a slash at its end; empty for the whole archive. */
    String classes() {
        return classes;
    }

    /** Answers the folder for one more library; null if libraries have no folder here. */
    String library() {
        return libraries.isEmpty() ? null : libraries.get(0);
    }

    /** Answers whether an entry is a library. */
    boolean isLibrary(String name) {
        return name.endsWith(".jar")
                && libraries.stream()
                        .anyMatch(folder -> name.startsWith(folder) && name.indexOf('/', folder.length()) < 0);
    }
}
