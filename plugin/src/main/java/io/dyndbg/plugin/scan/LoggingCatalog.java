package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** All logging APIs that are known. */
public final class LoggingCatalog {
    private static final List<LoggingCalls> APIS = List.of(
            new Slf4jCalls(),
            new Log4j2Calls(),
            new JulCalls(),
            new CommonsCalls("commons-logging", "org/apache/commons/logging/Log"),
            new CommonsCalls("juli", "org/apache/juli/logging/Log"),
            new JBossCalls(),
            new SystemCalls(),
            new Log4j1Calls());

    /** How loggers, not only those of the APIs, are asked which level they have. */
    private static final Set<String> LEVELS =
            Set.of("getLevel", "getEffectiveLevel", "getPriority", "getChainedPriority");

    /** Tags of constant pool items (JVMS 4.4). */
    private static final int METHOD = 10;

    private static final int INTERFACE_METHOD = 11;

    /** No API's method has a longer name. A buffer for the longest string of a class may be a hundred times as long. */
    private static final int LONGEST_NAME = 64;

    private final Hierarchy hierarchy;
    private final List<LoggingCalls> all;
    /** By type, the APIs that it is a logger of. */
    private final Map<String, List<LoggingCalls>> byType = new ConcurrentHashMap<>();
    /** Of all statements and guards. */
    private final Set<String> names = new HashSet<>();

    private final Spelled.Names spelled = new Spelled.Names();
    /** By the names of statements. */
    private final Map<String, Level> levels = new HashMap<>();

    private final ApiMethods methods;
    private final Subclassing subclassing;
    private final PassingTypes passing;
    private final TypedLoggers typed;

    public LoggingCatalog(Hierarchy hierarchy) {
        this(hierarchy, List.of());
    }

    /** @param wrappers logger types beside those of the logging APIs */
    public LoggingCatalog(Hierarchy hierarchy, List<Wrapper> wrappers) {
        this.hierarchy = hierarchy;
        this.all = Stream.of(APIS, wrappers, Wrapper.builtIn())
                .<LoggingCalls>flatMap(List::stream)
                .toList();
        for (LoggingCalls api : all) {
            names.addAll(api.leveled().keySet());
            names.addAll(api.others());
            api.leveled()
                    .keySet()
                    .forEach(method -> api.levelOf(method).ifPresent(level -> levels.putIfAbsent(method, level)));
        }
        Stream.concat(names.stream(), Stream.of(GroovyCalls.LINKS, GroovyCalls.CALLS))
                .forEach(spelled::add);
        this.methods = new ApiMethods(hierarchy);
        this.subclassing = new Subclassing(hierarchy);
        this.passing = new PassingTypes(this);
        this.typed = new TypedLoggers(hierarchy);
    }

    public Hierarchy hierarchy() {
        return hierarchy;
    }

    /** Answers whether {@code method} of {@code owner} may be a guard: a quick look. */
    public boolean mayAsk(String owner, String method) {
        return mayAsk(method) && of(owner, method).isPresent();
    }

    /** Answers whether {@code type}, an internal name, is a logger's. */
    public boolean isLogger(String type) {
        return !byType.computeIfAbsent(type, this::apisOf).isEmpty();
    }

    /** Answers whether {@code call} asks a logger which level it has. */
    boolean asksForLevel(MethodInsnNode call) {
        return LEVELS.contains(call.name) && call.desc.startsWith("()L") && isLogger(call.owner);
    }

    /** Answers the API that a call of {@code method} on {@code owner} belongs to. */
    Optional<LoggingCalls> of(String owner, String method) {
        if (!names.contains(method)) {
            return Optional.empty();
        }
        for (LoggingCalls api : byType.computeIfAbsent(owner, this::apisOf)) {
            if (api.names(method)) {
                return Optional.of(api);
            }
        }
        return Optional.empty();
    }

    private List<LoggingCalls> apisOf(String type) {
        Set<String> ancestors = hierarchy.ancestors(type);
        return all.stream()
                .filter(api -> api.loggers().stream().anyMatch(ancestors::contains))
                .toList();
    }

    /** Answers the API that a dynamic call may belong to; one on anything belongs to the first that has such a statement. */
    Optional<LoggingCalls> of(GroovyCalls.Call call) {
        return call.onAnything()
                ? all.stream()
                        .filter(api -> api.levelOf(call.method()).isPresent())
                        .findFirst()
                : of(call.receiver(), call.method());
    }

    /** Answers the level that a reference to a guard asks for, {@code Logger::isDebugEnabled}; nothing if it is none. */
    public Optional<Level> guardLevelOf(Handle reference) {
        return guardLevelOf(reference.getOwner(), reference.getName());
    }

    /** Answers the level that a call of {@code method} on {@code owner} asks for. */
    public Optional<Level> guardLevelOf(String owner, String method) {
        return of(owner, method).flatMap(api -> api.guardLevelOf(method));
    }

    /** Answers the level that a method of that name logs at in any API. */
    Optional<Level> levelOf(String method) {
        return Optional.ofNullable(levels.get(method));
    }

    /**
     * Answers whether {@code reader}'s constant pool names any method of a logger: a quick look at a whole class.
     *
     * @param text what it spells
     */
    public boolean mentionedIn(ClassReader reader, Spelled text) {
        return text.mayHaveAny(spelled) && anyMethod(reader, this::mayLog, this::logs)
                // A typed logger's methods have any name.
                || typed.areSeen() && anyInterface(reader, typed::mayBe);
    }

    /** Answers whether {@code reader}'s constant pool names a guard, likewise. */
    public boolean askedIn(ClassReader reader, Spelled text) {
        return text.mayHaveAny(spelled) && anyMethod(reader, LoggingCatalog::mayAsk, this::mayAsk);
    }

    /** Answers whether a method of an interface is called that is {@code wanted}. */
    private static boolean anyInterface(ClassReader reader, Predicate<String> wanted) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item != 0
                    && reader.readByte(item - 1) == INTERFACE_METHOD
                    && wanted.test(reader.readClass(item, buffer))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyMethod(
            ClassReader reader, Predicate<String> byName, BiPredicate<String, String> byOwnerAndName) {
        char[] buffer = new char[LONGEST_NAME];
        char[] owners = null;
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            // The second index of a long or a double has no item of its own.
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag == METHOD || tag == INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                int length = reader.readUnsignedShort(reader.getItem(reader.readUnsignedShort(nameAndType)));
                String name = length > LONGEST_NAME ? "" : reader.readUTF8(nameAndType, buffer);
                if (byName.test(name)) {
                    owners = owners == null ? new char[reader.getMaxStringLength()] : owners;
                    if (byOwnerAndName.test(reader.readClass(item, owners), name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean mayAsk(String method) {
        return method.startsWith("is");
    }

    private boolean logs(String owner, String method) {
        return GroovyCalls.comeWith(owner, method)
                || of(owner, method).isPresent()
                || levelOf(method).isPresent() && hierarchy.isOwn(owner);
    }

    private boolean mayLog(String method) {
        return method.equals(GroovyCalls.LINKS) || method.equals(GroovyCalls.CALLS) || names.contains(method);
    }

    /** Answers the API of that name. */
    public LoggingCalls api(String name) {
        return all.stream().filter(api -> api.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * Answers why what the runtime answers for loggers of {@code api} neither has the method that {@code call} names nor leads it there;
     * nothing if it does.
     */
    public Optional<String> methodObstacle(MethodInsnNode call, LoggingCalls api) {
        if (methods.has(call, api) || typed.of(call).isPresent()) {
            return Optional.empty();
        }
        boolean seen = api.loggers().stream()
                .filter(logger -> hierarchy.isSubtype(call.owner, logger))
                .anyMatch(logger -> hierarchy.classNode(logger).isPresent());
        return Optional.of(
                seen ? "logger's type adds this method to its API" : "logger's API is not on the class path");
    }

    /** Answers why the runtime can't answer for the class that {@code call} names; nothing if it can, or if that is an interface. */
    public Optional<String> classObstacle(MethodInsnNode call, LoggingCalls api) {
        if (call.getOpcode() != Opcodes.INVOKEVIRTUAL
                || api.classesAnsweredFor().contains(call.owner)) {
            return Optional.empty();
        }
        return subclassing.obstacle(call);
    }

    Subclassing subclassing() {
        return subclassing;
    }

    TypedLoggers typed() {
        return typed;
    }

    PassingTypes passing() {
        return passing;
    }
}
