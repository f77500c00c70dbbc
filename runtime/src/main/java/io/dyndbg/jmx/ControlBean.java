package io.dyndbg.jmx;

import io.dyndbg.control.Control;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Asks and switches on behalf of JMX clients. Answers texts and open types only, so that a client needs no class of ours. */
final class ControlBean implements ControlMXBean {
    private static final int MOST_LINES = 10_000;
    private static final String NO_FLAGS = " =_ ";

    private final Control control;

    ControlBean(Control control) {
        this.control = control;
    }

    @Override
    public String getVersion() {
        try (InputStream in = Control.class.getResourceAsStream("/io/dyndbg/version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public String[] getModules() {
        return control.modules().toArray(String[]::new);
    }

    @Override
    public int getLinkedClasses() {
        return control.linkedClasses();
    }

    @Override
    public QueryData[] getQueries() {
        return control.queries().stream().map(QueryData::of).toArray(QueryData[]::new);
    }

    @Override
    public String[] getInForce() {
        return lines("", line -> !line.startsWith("#") && !line.contains(NO_FLAGS))
                .toArray(String[]::new);
    }

    @Override
    public String query(String batch) {
        return control.queryOverJmx(Objects.requireNonNull(batch, "batch"), principal())
                .toString();
    }

    @Override
    public String clear() {
        return query("=");
    }

    @Override
    public String listing(String terms) {
        try {
            return String.join("\n", lines(Objects.requireNonNull(terms, "terms"), line -> true));
        } catch (IllegalArgumentException e) {
            return "error: " + e.getMessage();
        }
    }

    private List<String> lines(String terms, Predicate<String> wanted) {
        Lines lines = new Lines(wanted);
        try {
            control.listing(terms, lines);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines.kept();
    }

    private static String principal() {
        return Subjects.current()
                .map(subject ->
                        subject.getPrincipals().stream().map(Principal::getName).collect(Collectors.joining(", ")))
                .orElse("");
    }

    /** Takes a listing and keeps the lines that are wanted, not more than can be shown. */
    private static final class Lines implements Appendable {
        private final Predicate<String> wanted;
        private final List<String> kept = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int more;

        Lines(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public Appendable append(char c) {
            if (c != '\n') {
                line.append(c);
                return this;
            }
            String whole = line.toString();
            line.setLength(0);
            if (wanted.test(whole) && kept.size() < MOST_LINES) {
                kept.add(whole);
            } else if (wanted.test(whole)) {
                more++;
            }
            return this;
        }

        @Override
        public Appendable append(CharSequence text) {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            for (int i = start; i < end; i++) {
                append(text.charAt(i));
            }
            return this;
        }

        List<String> kept() {
            if (more > 0) {
                kept.add("# and " + more + " more; terms select fewer");
            }
            return kept;
        }
    }
}
