package io.dyndbg.control;

import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.SwitchRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A small application in a class loader of its own, with the blobs of {@code AcmeBlobTest} (plugin) and a control that knows
 * of nothing else.
 */
public final class Application implements AutoCloseable {
    static final String CORE = "META-INF/dyndbg/com.acme.acme-core.dyndbg";
    static final String WEB = "META-INF/dyndbg/com.acme.acme-web.dyndbg";
    static final int PEER_HASH = 0x11;
    static final int PEER_SITES = 5;

    private final SwitchRegistry registry;
    private final Path folder;
    private final Loader loader;
    private final Control control;
    /** A woven class keeps its switch, which nobody else does: a collected one has no sites. */
    private final Collection<ClassSwitch> linked = new ConcurrentLinkedQueue<>();

    public Application(Path folder, String... startQueries) throws IOException {
        this(folder, ObstacleCheck.NONE, startQueries);
    }

    /** Makes one beside another, in one JVM: they share the classes that have linked. */
    Application(Path folder, SwitchRegistry registry) throws IOException {
        this(folder, registry, ObstacleCheck.NONE, 0, Map.of());
    }

    Application(Path folder, ObstacleCheck obstacles, String... startQueries) throws IOException {
        this(folder, new SwitchRegistry(), obstacles, 0, Map.of(), startQueries);
    }

    /** Makes one whose JVM was started with other properties, too. */
    static Application with(Path folder, Map<String, String> settings, String... startQueries) throws IOException {
        return new Application(folder, new SwitchRegistry(), ObstacleCheck.NONE, 0, settings, startQueries);
    }

    /** Makes one that tells soon what its start queries did. */
    static Application telling(Path folder, String... startQueries) throws IOException {
        return new Application(folder, new SwitchRegistry(), ObstacleCheck.NONE, 1, Map.of(), startQueries);
    }

    private Application(
            Path folder,
            SwitchRegistry registry,
            ObstacleCheck obstacles,
            long reportMillis,
            Map<String, String> settings,
            String... startQueries)
            throws IOException {
        this.folder = folder;
        this.registry = registry;
        copy("/io/dyndbg/control/com.acme.acme-core.dyndbg", CORE);
        copy("/io/dyndbg/control/com.acme.acme-web.dyndbg", WEB);
        copy("/com/acme/Peer.class", "com/acme/Peer.class");
        copy("/com/acme/Peer$Valve.class", "com/acme/Peer$Valve.class");
        // No parent: the platform's loader would find the test's own classes through their module.
        loader = new Loader(folder.toUri().toURL());
        Map<String, String> properties = new HashMap<>(settings);
        properties.put("dyndbg", String.join(";", startQueries));
        control = new Control(registry, StartOptions.of(null, properties), obstacles, line -> false, reportMillis);
    }

    private void copy(String resource, String to) throws IOException {
        Path target = folder.resolve(to);
        Files.createDirectories(target.getParent());
        try (InputStream in = Application.class.getResourceAsStream(resource)) {
            Files.write(target, in.readAllBytes());
        }
    }

    /** Writes the index, so that modules are known before a class of theirs has linked. */
    Application withIndex() throws IOException {
        Files.writeString(folder.resolve("META-INF/dyndbg/index"), CORE + "\n" + WEB + "\n");
        return this;
    }

    /** Runs {@code action} each time before a resource is read through the application's loader. */
    void whenReading(Runnable action) {
        loader.whenReading = action;
    }

    /** Runs {@code action} each time before a resource is looked for through the application's loader. */
    void whenFinding(Runnable action) {
        loader.whenFinding = action;
    }

    /** Puts another folder onto the application's class path, behind what is there. */
    void add(Path more) throws IOException {
        loader.addURL(more.toUri().toURL());
    }

    SwitchRegistry registry() {
        return registry;
    }

    public Control control() {
        return control;
    }

    Path folder() {
        return folder;
    }

    URLClassLoader loader() {
        return loader;
    }

    /** Links {@code com.acme.Peer} as the JVM does when its first site runs. */
    public ClassSwitch linkPeer() {
        return link("com.acme.Peer", PEER_HASH, PEER_SITES);
    }

    ClassSwitch link(String name, int hash, int sites) {
        return linkOf(CORE, name, hash, sites);
    }

    ClassSwitch linkOf(String blob, String name, int hash, int sites) {
        ClassSwitch classSwitch = registry.register(lookup(name), blob, hash, sites);
        linked.add(classSwitch);
        control.linked(classSwitch);
        return classSwitch;
    }

    /** Links {@code com.acme.Peer} in another loader over the same folder, which is not needed any more when this returns. */
    void linkPeerElsewhere() throws IOException {
        try (Loader another = new Loader(folder.toUri().toURL())) {
            control.linked(registry.register(lookup(another, "com.acme.Peer"), CORE, PEER_HASH, PEER_SITES));
        }
    }

    private MethodHandles.Lookup lookup(String name) {
        return lookup(loader, name);
    }

    private static MethodHandles.Lookup lookup(ClassLoader loader, String name) {
        try {
            return (MethodHandles.Lookup)
                    loader.loadClass(name).getMethod("lookup").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers the lines of the listing without the header. */
    List<String> listing(String terms) throws IOException {
        StringBuilder text = new StringBuilder();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            control.listing(terms, text);
        } finally {
            thread.setContextClassLoader(before);
        }
        return text.toString().lines().skip(1).toList();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class Loader extends URLClassLoader {
        private Runnable whenReading = () -> {};
        private Runnable whenFinding = () -> {};

        Loader(URL folder) {
            super(new URL[] {folder}, null);
        }

        @Override
        protected void addURL(URL url) {
            super.addURL(url);
        }

        @Override
        public URL getResource(String name) {
            whenFinding.run();
            return super.getResource(name);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            whenReading.run();
            return super.getResourceAsStream(name);
        }
    }
}
