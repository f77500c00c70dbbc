package io.dyndbg.plugin.scan;

import io.dyndbg.plugin.flow.Flows;
import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.flow.StackFlow;
import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the statements and guards of one class. */
public final class ClassScanner {
    /** Why a reference to a logger's method has no site: whoever calls it is somewhere else. */
    public static final String METHOD_REFERENCE = "method reference";

    private final ClassNode owner;
    private final LoggingCatalog apis;
    private final Set<Level> levels;

    private final List<Statement> statements = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final SortedMap<String, Integer> noSite = new TreeMap<>();
    private final Map<AbstractInsnNode, MethodNode> levelQuestions = new HashMap<>();
    private final Set<MethodNode> asking = new HashSet<>();
    private final Flows flows;
    private final GroovyCalls groovy;

    private ClassScanner(ClassNode owner, LoggingCatalog apis, Set<Level> levels) {
        this.owner = owner;
        flows = new Flows(owner, field -> apis.hierarchy().isFinal(field.owner, field.name));
        groovy = new GroovyCalls(owner, flows);
        this.apis = apis;
        this.levels = levels;
    }

    /** Answers what {@code owner} has of logging; sites are made for {@code levels}. */
    public static Scan scan(ClassNode owner, LoggingCatalog apis, Set<Level> levels) {
        ClassScanner scanner = new ClassScanner(owner, apis, levels);
        for (MethodNode method : owner.methods) {
            scanner.scan(method);
        }
        return scanner.scan();
    }

    private Scan scan() {
        Set<AbstractInsnNode> guardCalls = new HashSet<>();
        guards.stream().filter(guard -> levels.contains(guard.level())).forEach(guard -> guardCalls.add(guard.call()));
        return new Scan(statements, guards, noSite, guardCalls, levelQuestions, asking, new HashMap<>(), flows, levels);
    }

    private void scan(MethodNode method) {
        int line = 0;
        for (AbstractInsnNode insn = method.instructions.getFirst(); insn != null; insn = insn.getNext()) {
            if (insn instanceof LineNumberNode number) {
                line = number.line;
            } else if (insn instanceof MethodInsnNode call) {
                Optional<LoggingCalls> api = apiOf(call);
                Optional<TypedLoggers.Said> said = api.isPresent() ? Optional.empty() : typed(call);
                if (api.isPresent()) {
                    note(method, call, api.get(), line);
                } else if (said.isPresent()) {
                    note(method, call, said.get(), line);
                } else if (apis.asksForLevel(call)) {
                    levelQuestions.put(call, method);
                } else if (!call.owner.equals(owner.name)) {
                    apis.passing().reason(call, levels).ifPresent(this::count);
                    groovy.looked(call, method).ifPresent(this::noteDynamic);
                }
            } else if (insn instanceof InvokeDynamicInsnNode indy) {
                noteReferences(method, indy);
                groovy.linked(indy).ifPresent(this::noteDynamic);
            }
        }
    }

    /** A call of {@code super.debug(...)} is a logger's own business, and a static method has no logger on the stack. */
    private Optional<LoggingCalls> apiOf(MethodInsnNode call) {
        boolean onObject = call.getOpcode() == Opcodes.INVOKEINTERFACE || call.getOpcode() == Opcodes.INVOKEVIRTUAL;
        return onObject ? apis.of(call.owner, call.name) : Optional.empty();
    }

    private Optional<TypedLoggers.Said> typed(MethodInsnNode call) {
        return call.getOpcode() == Opcodes.INVOKEINTERFACE ? apis.typed().of(call) : Optional.empty();
    }

    /** Answers whether {@code call} is reached; what can't be analysed is counted. */
    private boolean isLive(MethodNode method, MethodInsnNode call) {
        if (flows.of(method).isEmpty()) {
            count("code can't be analysed");
            return false;
        }
        MethodFlow whole = flows.known(method);
        return whole.stack().live(whole.control().node(call));
    }

    private void note(MethodNode method, MethodInsnNode call, TypedLoggers.Said said, int line) {
        if (isLive(method, call)) {
            LoggingCalls api = apis.api(TypedLoggers.API);
            statements.add(statement(method, call, call, api, said.level(), line, said.format(), Meaning.Logs.NO_TEXT));
        }
    }

    private void note(MethodNode method, MethodInsnNode call, LoggingCalls api, int line) {
        if (!isLive(method, call)) {
            return;
        }
        StackFlow flow = flows.known(method).stack();
        Optional<Meaning> meaning = api.meaningOf(call.name, call.desc, new Operands(flow, call));
        if (meaning.isEmpty()) {
            return;
        }
        if (meaning.get() instanceof Meaning.Asks asks) {
            guards.add(new Guard(method, call, api.name(), asks.level()));
            asking.add(method);
        } else if (meaning.get() instanceof Meaning.Logs logs) {
            Format format = new Formats(flow).of(call, logs.format());
            statements.add(statement(method, call, call, api, logs.level(), line, format, logs.format()));
        } else if (meaning.get() instanceof Meaning.Begins begins) {
            FluentChain chain = FluentChain.from(call, api.fluentBuilders(), flow);
            int endLine = chain.end() == call ? line : lineOf(chain.end());
            statements.add(
                    statement(method, call, chain.end(), api, begins.level(), endLine, chain.format(), chain.text()));
        } else if (meaning.get() instanceof Meaning.AnswersValue) {
            count("a wrapper's method that answers a value");
        } else {
            count("level is known only at run time");
            if (call.desc.endsWith(")Z")) {
                levelQuestions.put(call, method);
            }
        }
    }

    private Statement statement(
            MethodNode method,
            MethodInsnNode call,
            AbstractInsnNode end,
            LoggingCalls api,
            Level level,
            int line,
            Format format,
            int text) {
        return new Statement(method, call, end, api.name(), level, levels.contains(level), line, format, text);
    }

    private static int lineOf(AbstractInsnNode insn) {
        for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
            if (at instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** {@code log::debug} takes the logger once and for all: a switch there would freeze the state of that moment. */
    private void noteReferences(MethodNode method, InvokeDynamicInsnNode indy) {
        for (Object argument : indy.bsmArgs) {
            if (argument instanceof Handle handle && apis.mayAsk(handle.getOwner(), handle.getName())) {
                asking.add(method);
            }
            if (argument instanceof Handle handle
                    && apis.of(handle.getOwner(), handle.getName())
                            .flatMap(api -> api.levelOf(handle.getName()))
                            .filter(levels::contains)
                            .isPresent()) {
                count(METHOD_REFERENCE);
            }
        }
    }

    private void noteDynamic(GroovyCalls.Call call) {
        if (apis.of(call)
                .flatMap(api -> api.levelOf(call.method()))
                .filter(levels::contains)
                .isPresent()) {
            count(GroovyCalls.REASON);
        }
    }

    private void count(String reason) {
        noSite.merge(reason, 1, Integer::sum);
    }
}
