package io.dyndbg.plugin.plan;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.guard.Enclosures;
import io.dyndbg.plugin.guard.ModuleFacts;
import io.dyndbg.plugin.scan.Denied;
import io.dyndbg.plugin.scan.Functions;
import io.dyndbg.plugin.scan.Guard;
import io.dyndbg.plugin.scan.LoggingCalls;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.SourceMap;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.GuardRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What is to be done to one class: its sites and guards, numbered, and the places where a logger goes through
 * {@code ajc$log}.
 */
public final class ClassPlan {
    private final ClassNode owner;
    private final Scan scan;
    private final LoggingCatalog apis;
    private final Arguments wanted;
    private final Denied denied;
    private final Set<String> tooLarge;
    private final Functions functions;
    private final SourceMap sources;
    private final Enclosures enclosures;
    /** Why no site of the class can have a switch; nothing if its class file can hold them. */
    private final Optional<String> tooOld;

    private final Map<MethodNode, SpotFrames> spots = new IdentityHashMap<>();
    private final List<CallsiteRecord> sites = new ArrayList<>();
    private final List<GuardRecord> guards = new ArrayList<>();
    private final List<Wrap> wraps = new ArrayList<>();

    private ClassPlan(
            ClassNode owner,
            Scan scan,
            LoggingCatalog apis,
            ModuleFacts module,
            Arguments wanted,
            Denied denied,
            Set<String> tooLarge) {
        this.owner = owner;
        this.scan = scan;
        this.apis = apis;
        this.wanted = wanted;
        this.denied = denied;
        this.tooLarge = tooLarge;
        this.functions = new Functions(owner, scan.flows().uses());
        this.sources = SourceMap.of(owner.sourceDebug);
        this.enclosures = Enclosures.of(owner, scan, apis, module);
        this.tooOld = ClassAge.obstacle(owner);
    }

    /**
     * Plans one class.
     *
     * @param apis the logging APIs
     * @param module what the classes of the module must know of each other
     * @param wanted the argument policy that is configured
     * @param denied the statements that get no switch
     * @param tooLarge name and descriptor of the methods that weaving makes too large
     */
    public static ClassPlan of(
            ClassNode owner,
            Scan scan,
            LoggingCatalog apis,
            ModuleFacts module,
            Arguments wanted,
            Denied denied,
            Set<String> tooLarge) {
        ClassPlan plan = new ClassPlan(owner, scan, apis, module, wanted, denied, tooLarge);
        Map<Statement, Integer> ordinals = plan.planSites();
        plan.planGuards(ordinals);
        return plan;
    }

    /** Answers the class's source file with its package; null if the class does not tell. */
    public String sourcePath() {
        String folder = owner.name.substring(0, owner.name.lastIndexOf('/') + 1);
        return owner.sourceFile == null ? null : folder + owner.sourceFile;
    }

    /** Answers the records of the sites, by ordinal. */
    public List<CallsiteRecord> sites() {
        return sites;
    }

    /** Answers the records of the guards; the first one's ordinal is the number of sites. */
    public List<GuardRecord> guards() {
        return guards;
    }

    /** Answers the places to weave; none if the class stays as it is. */
    public List<Wrap> wraps() {
        return wraps;
    }

    private Map<Statement, Integer> planSites() {
        Map<Statement, Integer> ordinals = new IdentityHashMap<>();
        List<Statement> collected =
                scan.statements().stream().filter(Statement::collected).toList();
        for (List<Statement> copies : Copies.together(collected, scan.flows())) {
            int ordinal = sites.size();
            Optional<String> obstacle = copies.stream()
                    .map(this::obstacle)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> denied(copies));
            Arguments arguments = obstacle.isPresent() ? Arguments.KEEP : policy(copies);
            for (Statement statement : copies) {
                ordinals.put(statement, ordinal);
                if (obstacle.isEmpty()) {
                    wraps.add(wrap(statement, ordinal, arguments));
                }
            }
            sites.add(record(copies, arguments, obstacle.orElse(null)));
        }
        return ordinals;
    }

    private Optional<String> denied(List<Statement> copies) {
        // Nearly always nothing is, and a record is not made for that.
        if (denied.configuration() == 0) {
            return Optional.empty();
        }
        boolean is = denied.contains(owner.name.replace('/', '.'), sourcePath(), record(copies, Arguments.KEEP, null));
        return is ? Optional.of(Denied.REASON) : Optional.empty();
    }

    private Optional<String> obstacle(Statement statement) {
        return obstacle(statement.method(), statement.call(), statement.api());
    }

    private Optional<String> obstacle(MethodNode method, MethodInsnNode call, String api) {
        if (tooOld.isPresent()) {
            return tooOld;
        }
        if (tooLarge.contains(method.name + method.desc)) {
            return Optional.of("too large");
        }
        LoggingCalls calls = apis.api(api);
        return Receivers.obstacle(method, call, scan.flows().known(method).stack(), calls, apis)
                .or(() -> apis.methodObstacle(call, calls));
    }

    /** All copies get the same: what is configured if each of them can have it. */
    private Arguments policy(List<Statement> copies) {
        boolean all = wanted != Arguments.KEEP
                && copies.stream()
                        .allMatch(copy -> ArgumentPolicy.of(owner.name, copy, flow(copy), wanted) == wanted
                                && bypass(copy).isPresent());
        return all ? wanted : Arguments.KEEP;
    }

    private Wrap wrap(Statement statement, int ordinal, Arguments arguments) {
        Set<AbstractInsnNode> producers =
                Receivers.pushers(statement.call(), flow(statement).stack());
        Wrap.Bypass bypass =
                arguments == Arguments.KEEP ? null : bypass(statement).orElseThrow();
        return new Wrap(statement.method(), producers, statement.call(), ordinal, bypass);
    }

    private MethodFlow flow(Statement statement) {
        return scan.flows().known(statement.method());
    }

    private Optional<Wrap.Bypass> bypass(Statement statement) {
        SpotFrames types = spots.computeIfAbsent(statement.method(), this::spotFrames);
        AbstractInsnNode producer =
                flow(statement).stack().producer(statement.call(), 0).orElseThrow();
        Optional<Wrap.Types> behindLogger = types.behind(producer);
        Optional<Wrap.Types> behindEnd = types.behind(statement.end());
        return behindLogger.isPresent() && behindEnd.isPresent()
                ? Optional.of(new Wrap.Bypass((MethodInsnNode) statement.end(), behindLogger.get(), behindEnd.get()))
                : Optional.empty();
    }

    private SpotFrames spotFrames(MethodNode method) {
        Set<AbstractInsnNode> wantedSpots = new HashSet<>();
        for (Statement statement : scan.statements()) {
            if (statement.method() == method) {
                wantedSpots.add(statement.end());
                wantedSpots.addAll(flow(statement).stack().producers(statement.call(), 0));
            }
        }
        return new SpotFrames(owner.name, method, wantedSpots);
    }

    private CallsiteRecord record(List<Statement> copies, Arguments arguments, String leftAlone) {
        Statement first = copies.get(0);
        String behind = behind(copies);
        // Copies are told by the lines of the class: each place that a function was inlined at is a site.
        Optional<SourceMap.Position> written = sources.at(first.line());
        return new CallsiteRecord(
                functions.name(first.method()),
                functions.descriptor(first.method()),
                written.map(SourceMap.Position::path)
                        .filter(path -> !path.equals(sourcePath()))
                        .orElse(null),
                written.map(SourceMap.Position::line).orElse(first.line()),
                first.level(),
                first.api(),
                first.call().name,
                first.format(),
                arguments,
                leftAlone,
                behind,
                behind == null ? note(copies) : null);
    }

    /** Answers why the statement can't be reached, if that holds for all of its copies. */
    private String behind(List<Statement> copies) {
        boolean all = copies.stream().allMatch(enclosures.behind()::containsKey);
        return all ? ofAny(copies, enclosures.behind()) : null;
    }

    /** One of several copies that stands behind a guard says nothing of the others. */
    private String note(List<Statement> copies) {
        String behind = ofAny(copies, enclosures.behind());
        return behind == null ? ofAny(copies, enclosures.notes()) : "one of its ways is behind a guard: " + behind;
    }

    private static String ofAny(List<Statement> copies, Map<Statement, String> known) {
        return copies.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A guard that can't be answered for leaves its sites behind it. */
    private void planGuards(Map<Statement, Integer> ordinals) {
        for (Guard guard : scan.guards()) {
            List<Statement> enclosed = enclosures.enclosed().get(guard);
            if (enclosed == null) {
                continue;
            }
            Set<Integer> enclosedSites = new TreeSet<>();
            enclosed.forEach(statement -> enclosedSites.add(ordinals.get(statement)));
            Optional<String> obstacle = obstacle(guard.method(), guard.call(), guard.api());
            if (obstacle.isPresent()) {
                enclosedSites.forEach(ordinal -> leaveBehind(ordinal, obstacle.get()));
            } else if (enclosedSites.stream()
                    .anyMatch(ordinal -> sites.get(ordinal).woven())) {
                addGuard(guard, enclosedSites);
            }
        }
    }

    private void addGuard(Guard guard, Set<Integer> enclosedSites) {
        Set<AbstractInsnNode> producers = Receivers.pushers(
                guard.call(), scan.flows().known(guard.method()).stack());
        wraps.add(new Wrap(guard.method(), producers, guard.call(), sites.size() + guards.size(), null));
        guards.add(new GuardRecord(List.copyOf(enclosedSites)));
    }

    private void leaveBehind(int ordinal, String reason) {
        CallsiteRecord site = sites.get(ordinal);
        if (site.behindGuard() == null) {
            sites.set(ordinal, site.behindGuard(reason));
        }
    }
}
