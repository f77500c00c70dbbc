package io.dyndbg.control;

import io.dyndbg.query.Batch;
import io.dyndbg.query.BatchEntry;
import io.dyndbg.query.Mistake;
import io.dyndbg.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the JVM was started with: {@code DYNDBG}, then {@code -Ddyndbg}, then {@code -D<module>.dyndbg} by name.
 *
 * @param off which of the first two says {@code off}, as it was typed: then dyndbg does nothing at all; null if none does
 * @param quiet whether {@code -Ddyndbg.quiet=true} wants nothing told of them but warnings
 * @param permissions what the others that begin with {@code dyndbg.} keep people from
 * @param queries the well-formed queries, in their order
 * @param warnings what is wrong with the others
 */
record StartOptions(String off, boolean quiet, Permissions permissions, List<Query> queries, List<String> warnings) {
    private static final String VARIABLE = "DYNDBG";
    private static final String PROPERTY = "dyndbg";
    private static final String OF_MODULE = ".dyndbg";
    private static final String SETTINGS = "dyndbg.";
    private static final String QUIET = SETTINGS + "quiet";
    private static final String OFF = "off";
    /** What the Maven goals call a query, and who reads of them first may type here. */
    private static final String OF_GOALS = SETTINGS + "query";

    /** Answers the options of this JVM, as far as a security manager shows them. */
    static StartOptions ofThisJvm() {
        String variable;
        try {
            variable = System.getenv(VARIABLE);
        } catch (SecurityException e) {
            variable = null;
        }
        return of(variable, properties());
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>();
        try {
            for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
                if (name.equals(PROPERTY) || name.startsWith(SETTINGS) || name.endsWith(OF_MODULE)) {
                    properties.put(name, System.getProperty(name, ""));
                }
            }
        } catch (SecurityException e) {
            // All of them at once may be more than the policy allows; ours alone may not be.
            try {
                for (String name : List.of(PROPERTY, Permissions.DENY, Permissions.CHANNELS)) {
                    String ours = System.getProperty(name);
                    if (ours != null) {
                        properties.put(name, ours);
                    }
                }
            } catch (SecurityException stillNot) {
                return Map.of();
            }
        }
        return properties;
    }

    /**
     * @param variable the value of {@code DYNDBG}, or null
     * @param properties the system properties, by name
     */
    static StartOptions of(String variable, Map<String, String> properties) {
        String property = properties.get(PROPERTY);
        if (isOff(property) || isOff(variable)) {
            String off = isOff(property) ? "-D" + PROPERTY + "=" + property.strip() : VARIABLE + "=" + variable.strip();
            return new StartOptions(off, false, Permissions.ALL, List.of(), List.of());
        }
        boolean quiet = Boolean.parseBoolean(properties.get(QUIET));
        List<String> warnings = new ArrayList<>();
        Permissions permissions = Permissions.of(properties, warnings);
        StartOptions options = new StartOptions(null, quiet, permissions, new ArrayList<>(), warnings);
        options.read(VARIABLE, variable, null);
        options.read("-D" + PROPERTY, property, null);
        new TreeMap<>(properties).forEach((name, value) -> {
            if (name.endsWith(OF_MODULE) && name.length() > OF_MODULE.length()) {
                options.read("-D" + name, value, name.substring(0, name.length() - OF_MODULE.length()));
            }
        });
        if (property == null && variable == null && properties.containsKey(OF_GOALS)) {
            warnings.add("-D" + OF_GOALS + ": not obeyed: it is an option of the Maven goals; at start a query is -D"
                    + PROPERTY + "=QUERY");
        }
        return options;
    }

    private static boolean isOff(String value) {
        return value != null && value.strip().equalsIgnoreCase(OFF);
    }

    private void read(String origin, String text, String module) {
        if (text == null) {
            return;
        }
        Batch batch = Batch.parse(text);
        String closed = permissions.closed(Channel.START);
        if (closed != null && !batch.entries().isEmpty()) {
            warnings.add(origin + ": not obeyed: " + closed);
        }
        if (closed != null) {
            return;
        }
        for (BatchEntry statement : batch.entries()) {
            if (statement instanceof Mistake mistake) {
                warnings.add(origin + ": " + mistake);
            } else if (statement instanceof Query query && !(batch.strict() && batch.hasMistakes())) {
                add(origin, query, module);
            }
        }
    }

    /** A property of one module is no place for queries about another one. */
    private void add(String origin, Query query, String module) {
        if (module == null) {
            queries.add(query);
        } else if (query.terms().namesOtherModuleThan(module)) {
            warnings.add(
                    origin + ": " + query + ": names another module than its property; use -D" + PROPERTY + " for it");
        } else {
            queries.add(query.inModule(module));
        }
    }
}
