package io.dyndbg.plugin.check;

import io.dyndbg.plugin.scan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a statement's constant format with what is passed beside it. Used once. */
final class FormatCheck {
    /** A conversion of {@link java.util.Formatter} that nobody writes by chance: with a letter that ends a word. */
    private static final Pattern CONVERSION = Pattern.compile("%[-+0,]?\\d*(\\.\\d+)?[sdfxc](?![\\p{Alnum}%])");

    private static final Pattern NUMBERED = Pattern.compile("\\{\\d+[^{}]*}");

    private final Statement statement;
    private final Style style;
    private final Passed passed;
    private final String format;
    private final String shown;
    private final int places;
    private final int values;
    private final boolean lastIsThrowable;
    private final List<StatementCheck.Fault> faults = new ArrayList<>();

    /** @param passed all of it known */
    FormatCheck(Statement statement, Style style, Passed passed, ValueTypes types) {
        this.statement = statement;
        this.style = style;
        this.passed = passed;
        this.format = statement.format().text();
        this.shown = StatementCheck.shown(format);
        this.places = style.placeholders(format);
        this.values = passed.values().size();
        this.lastIsThrowable = values > 0
                && passed.values().get(values - 1).filter(types::isThrowable).isPresent();
    }

    List<StatementCheck.Fault> faults() {
        switch (style) {
            case BRACES -> checkBraces();
            case NUMBERS -> checkNumbers();
            case CONVERSIONS -> checkNumber(values);
            default -> {
                // Nothing is put into it.
            }
        }
        return faults;
    }

    private void checkBraces() {
        int meant = lastIsThrowable ? values - 1 : values;
        if (places == 0 && meant > 0 && isOfOtherStyle()) {
            return;
        }
        boolean throwable = passed.throwable() || lastIsThrowable;
        if (throwable && places == meant + 1) {
            addThrowable();
        } else {
            checkNumber(meant);
        }
    }

    private void addThrowable() {
        boolean staysEmpty = statement.api().equals("slf4j") || passed.throwable();
        add(
                Rule.THROWABLE,
                "has a placeholder for the throwable, which "
                        + (staysEmpty
                                ? "is printed with its stack trace instead, and {} stays in the text"
                                : "is printed there without its stack trace"),
                "Write it without that placeholder for the stack trace, or pass the throwable's toString() for its text");
    }

    /** Answers whether the format is of another API's style, which is told. */
    private boolean isOfOtherStyle() {
        // A formatter logger of Log4j 2 takes conversions, and looks like any other.
        if (statement.api().equals("slf4j") && CONVERSION.matcher(format).find()) {
            add(Rule.PLACEHOLDERS, "has conversions of printf, which SLF4J prints as they are", "Write {} for each");
            return true;
        }
        if (NUMBERED.matcher(format).find()) {
            add(
                    Rule.PLACEHOLDERS,
                    "has numbered placeholders, which are printed as they are",
                    "Write {} for each, in the order of the arguments");
            return true;
        }
        return false;
    }

    private void checkNumbers() {
        if (values == 0) {
            return;
        }
        if (places == 0) {
            add(Rule.PLACEHOLDERS, withoutNumbers(), "Write {0}, {1} and so on");
        } else if (places > values) {
            add(
                    Rule.PLACEHOLDERS,
                    "has the placeholder {" + (places - 1) + "} and " + arguments(values),
                    "Placeholders count from 0: pass what is missing, or write another number");
        } else if (format.replace("''", "").indexOf('\'') >= 0) {
            add(
                    Rule.PLACEHOLDERS,
                    "has an apostrophe, behind which placeholders are printed as they are",
                    "Write two apostrophes for one");
        }
    }

    private String withoutNumbers() {
        if (format.contains("{}")) {
            return "has {}, which is printed as it stands there";
        }
        return CONVERSION.matcher(format).find()
                ? "has conversions of printf, which are printed as they stand there"
                : "has no placeholder for " + arguments(values);
    }

    private void checkNumber(int meant) {
        if (places != meant) {
            add(
                    Rule.PLACEHOLDERS,
                    "has " + (places == 1 ? "1 placeholder" : places + " placeholders") + " for " + arguments(meant),
                    places > meant
                            ? "Pass what is missing, or take a placeholder away"
                            : "Add what is missing to the text, or take an argument away");
        }
    }

    private void add(Rule rule, String what, String advice) {
        faults.add(new StatementCheck.Fault(rule, shown + " " + what, advice));
    }

    private static String arguments(int number) {
        return number == 0 ? "no argument" : number == 1 ? "1 argument" : number + " arguments";
    }
}
