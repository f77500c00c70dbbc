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
import java.util.TreeSet;
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
            new Wrapper("netty", ofEachLevel(), "io/netty/util/internal/logging/InternalLogger"),
            new Wrapper("ignite", ofEachLevel(), "org/apache/ignite/IgniteLogger"),
            new Wrapper("elasticsearch", ofEachLevel(), "org/elasticsearch/logging/Logger"),
            new Wrapper("reactor", ofEachLevel(), "reactor/util/Logger"),
            new Wrapper("micrometer", ofEachLevel(), "io/micrometer/common/util/internal/logging/InternalLogger"),
            new Wrapper("mybatis", ofEachLevel(), "org/apache/ibatis/logging/Log"),
            new Wrapper("mongodb", ofEachLevel(), "com/mongodb/internal/diagnostics/logging/Logger"),
            // Up to version 9; later ones have SLF4J's.
            new Wrapper("jetty", ofEachLevel(), "org/eclipse/jetty/util/log/Logger"),
            new Wrapper("spring", ofEachLevel(), "org/springframework/core/log/LogAccessor"),
            new Wrapper(
                    "vertx",
                    ofEachLevel(),
                    "io/vertx/core/impl/logging/Logger",
                    "io/vertx/core/internal/logging/Logger"),
            new Wrapper("hazelcast", fineAndFinest(), "com/hazelcast/logging/ILogger"),
            new Wrapper("jgroups", ofEachLevel(), "org/jgroups/logging/Log"),
            new Wrapper("flyway", ofEachLevel(), "org/flywaydb/core/api/logging/Log"),
            new Wrapper("freemarker", ofEachLevel(), "freemarker/log/Logger"),
            new Wrapper("dubbo", ofEachLevel(), "org/apache/dubbo/common/logger/Logger"),
            new Wrapper("druid", ofEachLevel(), "com/alibaba/druid/support/logging/Log"),
            new Wrapper("mariadb", ofEachLevel(), "org/mariadb/jdbc/util/log/Logger"));

    private final String name;
    private final Map<String, Meaning> methods;
    private final Set<String> loggers;

    private Wrapper(String name, Map<String, Meaning> methods, String... loggers) {
        this.name = name;
        this.methods = Map.copyOf(methods);
        this.loggers = Set.of(loggers);
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

    private static Map<String, Meaning> fineAndFinest() {
        Map<String, Meaning> methods = ofEachLevel();
        methods.put("fine", new Meaning.Logs(Level.DEBUG, FIND_TEXT));
        methods.put("finest", new Meaning.Logs(Level.TRACE, FIND_TEXT));
        methods.put(LevelNames.guard("fine"), new Meaning.Asks(Level.DEBUG));
        methods.put(LevelNames.guard("finest"), new Meaning.Asks(Level.TRACE));
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
        return new Wrapper(type, methods, type.replace('.', '/'));
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
        return loggers;
    }

    @Override
    public boolean answersForAnyMethod() {
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
        if (types.equals(List.of(String.class.getName(), String.class.getName()))) {
            return 1;
        }
        return Stream.of(String.class, CharSequence.class, Object.class)
                .map(type -> types.indexOf(type.getName()))
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(Meaning.Logs.NO_TEXT);
    }

    /** Answers the type and what its methods mean, the same for all that mean the same. */
    @Override
    public String toString() {
        return new TreeSet<>(loggers) + " " + new TreeMap<>(methods);
    }
}
