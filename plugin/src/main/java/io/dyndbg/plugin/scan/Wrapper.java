package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/**
 * A logger type of a project's or library's own, which only passes on to some logging API: which of its methods are statements, and
 * which are guards. Immutable.
 */
public final class Wrapper implements LoggingCalls {
    private static final int FIND_TEXT = -2;

    /** What applications have often. */
    private static final List<Wrapper> BUILT_IN = List.of(
            new Wrapper("netty", "io/netty/util/internal/logging/InternalLogger", ofEachLevel()),
            new Wrapper("ignite", "org/apache/ignite/IgniteLogger", ofEachLevel()),
            new Wrapper("elasticsearch", "org/elasticsearch/logging/Logger", ofEachLevel()),
            new Wrapper("reactor", "reactor/util/Logger", ofEachLevel()),
            new Wrapper("micrometer", "io/micrometer/common/util/internal/logging/InternalLogger", ofEachLevel()),
            new Wrapper("mybatis", "org/apache/ibatis/logging/Log", ofEachLevel()),
            new Wrapper("mongodb", "com/mongodb/internal/diagnostics/logging/Logger", ofEachLevel()),
            // Up to version 9; later ones have SLF4J's.
            new Wrapper("jetty", "org/eclipse/jetty/util/log/Logger", ofEachLevel()));

    private final String name;
    private final String logger;
    private final Map<String, Meaning> methods;

    private Wrapper(String name, String logger, Map<String, Meaning> methods) {
        this.name = name;
        this.logger = logger;
        this.methods = Map.copyOf(methods);
    }

    static List<Wrapper> builtIn() {
        return BUILT_IN;
    }

    /** Answers statements and guards that are named after levels, whatever their arguments. */
    private static Map<String, Meaning> ofEachLevel() {
        Map<String, Meaning> methods = LevelNames.statementsAndGuards(FIND_TEXT);
        methods.put("warning", new Meaning.Logs(Level.WARN, FIND_TEXT));
        return methods;
    }

    /**
     * Reads what somebody typed: {@code com.acme.Log#debug,trace}, {@code com.acme.Log#say:debug:1,isChatty:debug}: the type's binary
     * name, and its methods, each with its level where its name does not say it, and the index of the argument with the text, from 0,
     * where that is not the first text among them. A method whose name begins with {@code is} is a guard; those that are named after
     * the levels of the others need not be named.
     *
     * @throws IllegalArgumentException if it can't be understood; the message says why
     */
    public static Wrapper parse(String typed) {
        String text = typed.strip();
        int hash = text.indexOf('#');
        if (hash <= 0 || hash == text.length() - 1) {
            throw new IllegalArgumentException("\"" + text + "\" is no wrapper: write TYPE#METHOD,METHOD,..., for"
                    + " instance com.acme.Log#debug,trace");
        }
        Map<String, Meaning> methods = new HashMap<>();
        for (String method : text.substring(hash + 1).split(",")) {
            List<String> parts = new ArrayList<>(List.of(method.strip().split(":")));
            String word = parts.size() > 1 ? parts.get(1).strip() : levelIn(parts.get(0));
            Level level = Level.of(word.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\": of \"" + method.strip()
                            + "\" the level is not known; write METHOD:LEVEL, with trace, debug, info, warn or error"));
            boolean asks = parts.get(0).startsWith("is");
            methods.put(parts.get(0), asks ? new Meaning.Asks(level) : new Meaning.Logs(level, index(text, parts)));
            methods.putIfAbsent(LevelNames.guard(level.word()), new Meaning.Asks(level));
        }
        String type = text.substring(0, hash).strip();
        return new Wrapper(type, type.replace('.', '/'), methods);
    }

    private static String levelIn(String method) {
        return method.startsWith("is") && method.endsWith("Enabled")
                ? method.substring(2, method.length() - "Enabled".length())
                : method;
    }

    private static int index(String text, List<String> parts) {
        if (parts.size() < 3) {
            return FIND_TEXT;
        }
        try {
            return Integer.parseUnsignedInt(parts.get(2).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": \"" + parts.get(2) + "\" is no index of an argument, from 0");
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> loggers() {
        return Set.of(logger);
    }

    @Override
    public boolean answersForSubclasses() {
        return true;
    }

    @Override
    public Map<String, Meaning> leveled() {
        return methods;
    }

    @Override
    public Set<String> others() {
        return Set.of();
    }

    @Override
    public Optional<Meaning> meaningOf(String method, String descriptor, Operands operands) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        Meaning meaning = methods.get(method);
        if (meaning instanceof Meaning.Asks) {
            boolean asks = arguments.length == 0 && descriptor.endsWith(")Z");
            return asks ? Optional.of(meaning) : Optional.empty();
        }
        if (!(meaning instanceof Meaning.Logs logs)) {
            return Optional.empty();
        }
        if (!descriptor.endsWith(")V")) {
            return Optional.of(new Meaning.AnswersValue());
        }
        boolean known = logs.format() >= 0 && logs.format() < arguments.length;
        return Optional.of(known ? logs : new Meaning.Logs(logs.level(), text(arguments)));
    }

    /** The first text; of two texts and nothing else the second, for the first is a marker; else the first object. */
    private static int text(Type[] arguments) {
        List<String> types = Stream.of(arguments).map(Type::getClassName).toList();
        int text = types.indexOf(String.class.getName());
        if (types.equals(List.of(String.class.getName(), String.class.getName()))) {
            return 1;
        }
        if (text < 0) {
            text = types.indexOf(Object.class.getName());
        }
        return text < 0 ? Meaning.Logs.NO_TEXT : text;
    }

    /** Answers the type and what its methods mean, the same for all that mean the same. */
    @Override
    public String toString() {
        return logger + new TreeMap<>(methods);
    }
}
