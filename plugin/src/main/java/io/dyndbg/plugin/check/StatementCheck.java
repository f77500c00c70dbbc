package io.dyndbg.plugin.check;

import io.dyndbg.plugin.flow.MethodFlow;
import io.dyndbg.plugin.scan.Hierarchy;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Looks at one statement. Used once. */
final class StatementCheck {

    /** What is wrong with it. */
    record Fault(Rule rule, String message, String advice) {}

    /** A conversion of {@link java.util.Formatter} that nobody writes by chance: with a letter that ends a word. */
    private static final Pattern CONVERSION = Pattern.compile("%[-+0,]?\\d*(\\.\\d+)?[sdfxc](?![\\p{Alnum}%])");

    private static final Pattern NUMBERED = Pattern.compile("\\{\\d+[^{}]*}");

    private final Statement statement;
    private final MethodFlow flow;
    private final ValueTypes types;
    private final Style style;
    private final Passed passed;
    private final List<Fault> faults = new ArrayList<>();

    /** @param flow that of the method in which it stands */
    StatementCheck(Statement statement, MethodFlow flow, Hierarchy hierarchy) {
        this.statement = statement;
        this.flow = flow;
        this.types = new ValueTypes(statement.method(), flow, hierarchy);
        this.style = Style.of(statement);
        this.passed = Passed.by(statement, flow);
    }

    /** @param guarded whether a guard stands around it: then nothing is worked out while the logger is off */
    List<Fault> faults(boolean guarded) {
        boolean chained = statement.end() != statement.call();
        // What a chain was given before its end is not looked at.
        if (statement.text() < 0 || chained && !isShort()) {
            return faults;
        }
        if (statement.format().kind() == Format.Kind.CONSTANT && passed.known() && isFormat()) {
            checkPlaceholders(statement.format().text());
        }
        if (!guarded) {
            checkWork();
        }
        return faults;
    }

    /** {@code atDebug().log("...", x)}. */
    private boolean isShort() {
        return flow.stack()
                .producer((MethodInsnNode) statement.end(), 0)
                .filter(statement.call()::equals)
                .isPresent();
    }

    /** The key of a resource bundle is none, and what Log4j 2 traces of a flow may have no place for what it is given. */
    private boolean isFormat() {
        MethodInsnNode end = (MethodInsnNode) statement.end();
        boolean flow = end.name.startsWith("trace") && !end.name.equals("trace");
        boolean key = style == Style.NUMBERS
                && (end.desc.contains("ResourceBundle")
                        || end.name.equals("logrb")
                        || statement.format().text().chars().noneMatch(Character::isWhitespace));
        return !flow && !key;
    }

    private void checkPlaceholders(String format) {
        int values = passed.values().size();
        boolean lastIsThrowable = values > 0
                && passed.values().get(values - 1).filter(types::isThrowable).isPresent();
        int places = style.placeholders(format);
        switch (style) {
            case BRACES -> checkBraces(format, places, values, lastIsThrowable);
            case NUMBERS -> checkNumbers(format, places, values);
            case CONVERSIONS -> checkConversions(format, places, values);
            default -> {
                // Nothing is put into it.
            }
        }
    }

    private void checkBraces(String format, int places, int values, boolean lastIsThrowable) {
        if (places == 0 && values > (lastIsThrowable ? 1 : 0) && otherStyle(format)) {
            return;
        }
        boolean throwable = passed.throwable() || lastIsThrowable;
        int meant = lastIsThrowable ? values - 1 : values;
        if (throwable && places == meant + 1) {
            add(
                    Rule.THROWABLE,
                    shown(format) + " has a placeholder for the throwable, which "
                            + (statement.api().equals("slf4j") || passed.throwable()
                                    ? "is printed with its stack trace instead, and {} stays in the text"
                                    : "is printed there without its stack trace"),
                    "Write it without that placeholder for the stack trace, or pass the throwable's toString() for its text");
        } else if (places != meant && !(lastIsThrowable && places == values)) {
            addMismatch(format, places, meant);
        }
    }

    /** Answers whether the format is of another API's style, which is told. */
    private boolean otherStyle(String format) {
        // A formatter logger of Log4j 2 takes conversions, and looks like any other.
        if (statement.api().equals("slf4j") && CONVERSION.matcher(format).find()) {
            add(
                    Rule.PLACEHOLDERS,
                    shown(format) + " has conversions of printf, which SLF4J prints as they are",
                    "Write {} for each");
            return true;
        }
        if (NUMBERED.matcher(format).find()) {
            add(
                    Rule.PLACEHOLDERS,
                    shown(format) + " has numbered placeholders, which are printed as they are",
                    "Write {} for each, in the order of the arguments");
            return true;
        }
        return false;
    }

    private void checkNumbers(String format, int places, int values) {
        if (values == 0) {
            return;
        }
        if (places == 0) {
            String style = format.contains("{}")
                    ? " has {}, which is"
                    : CONVERSION.matcher(format).find() ? " has conversions of printf, which are" : "";
            add(
                    Rule.PLACEHOLDERS,
                    style.isEmpty()
                            ? shown(format) + " has no placeholder for " + arguments(values)
                            : shown(format) + style + " printed as it stands there",
                    "Write {0}, {1} and so on");
        } else if (places > values) {
            add(
                    Rule.PLACEHOLDERS,
                    shown(format) + " has the placeholder {" + (places - 1) + "} and " + arguments(values),
                    "Placeholders count from 0: pass what is missing, or write another number");
        } else if (format.replace("''", "").indexOf('\'') >= 0) {
            add(
                    Rule.PLACEHOLDERS,
                    shown(format) + " has an apostrophe, behind which placeholders are printed as they are",
                    "Write two apostrophes for one");
        }
    }

    private void checkConversions(String format, int places, int values) {
        if (places != values && !(places == 0 && values == 0)) {
            addMismatch(format, places, values);
        }
    }

    private void addMismatch(String format, int places, int values) {
        add(
                Rule.PLACEHOLDERS,
                shown(format) + " has " + (places == 1 ? "1 placeholder" : places + " placeholders") + " for "
                        + arguments(values),
                places > values
                        ? "Pass what is missing, or take a placeholder away"
                        : "Add what is missing to the text, or take an argument away");
    }

    private void checkWork() {
        if (statement.format().kind() == Format.Kind.CONCATENATION) {
            if (style == Style.BRACES) {
                add(
                        Rule.CONCATENATION,
                        shown(statement.format().shown()) + " is put together though the logger is off",
                        "Make that the format, and pass the parts as arguments");
            } else {
                addWork("a concatenation");
            }
        }
        text().flatMap(Work::in)
                .filter(work -> statement.format().kind() == Format.Kind.NONE)
                .ifPresent(this::addWork);
        passed.values().stream()
                .flatMap(Optional::stream)
                .flatMap(value -> Work.in(value).stream())
                .distinct()
                .forEach(this::addWork);
    }

    private Optional<AbstractInsnNode> text() {
        MethodInsnNode end = (MethodInsnNode) statement.end();
        return flow.stack().producer(end, statement.text() + 1);
    }

    private void addWork(String work) {
        String supplier = switch (statement.api()) {
            case "slf4j" -> "log.at" + capital() + "().addArgument(() -> ...).log(...)";
            case "log4j2", "jul", "system-logger" -> "() -> ... in its place";
            default -> "a guard around the statement";
        };
        add(
                Rule.WORK,
                work + " is worked out though the logger is off",
                "Pass the values themselves, or write " + supplier);
    }

    private String capital() {
        String level = statement.level().word();
        return Character.toUpperCase(level.charAt(0)) + level.substring(1);
    }

    private void add(Rule rule, String message, String advice) {
        faults.add(new Fault(rule, message, advice));
    }

    private static String arguments(int number) {
        return number == 0 ? "no argument" : number == 1 ? "1 argument" : number + " arguments";
    }

    private static String shown(String format) {
        return io.dyndbg.listing.ListedSite.shown(Format.constant(format));
    }
}
