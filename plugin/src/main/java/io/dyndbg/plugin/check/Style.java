package io.dyndbg.plugin.check;

import io.dyndbg.plugin.scan.Statement;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.MethodInsnNode;

/** How a logging API's method takes what it is given into its text. */
// Constants with bodies of their own that have fields make maven-plugin-plugin 3.15.2 fail (QDox answers null for
// them).
enum Style {
    /** <code>{}</code>, one after the other: SLF4J and Log4j 2. */
    BRACES(Style::braces),
    /** <code>{0}</code>, by {@link java.text.MessageFormat}: java.util.logging, System.Logger, and JBoss Logging's {@code debugv}. */
    NUMBERS(Style::numbers),
    /** {@code %s}, by {@link java.util.Formatter}: {@code printf}, {@code debugf}. */
    CONVERSIONS(Style::conversions),
    /** Not at all: the text is printed as it is. */
    PLAIN(format -> 0);

    private static final Pattern NUMBER = Pattern.compile("\\{(\\d{1,4})[^{}]*}");

    private static final Pattern CONVERSION = Pattern.compile(
            "%(?:(\\d{1,4})\\$)?([-#+ 0,(<]*)(\\d+)?(\\.\\d+)?(?:[tT][a-zA-Z]|([bBhHsScCdoxXeEfgGaAn%]))");

    private final ToIntFunction<String> placeholders;

    Style(ToIntFunction<String> placeholders) {
        this.placeholders = placeholders;
    }

    static Style of(Statement statement) {
        String method = ((MethodInsnNode) statement.end()).name;
        return switch (statement.api()) {
            case "slf4j" -> BRACES;
            case "log4j2" -> method.equals("printf") ? CONVERSIONS : BRACES;
            case "jul", "system-logger" -> NUMBERS;
            case "jboss-logging" -> method.endsWith("f") ? CONVERSIONS : method.endsWith("v") ? NUMBERS : PLAIN;
            default -> PLAIN;
        };
    }

    /** Answers how many arguments {@code format} has places for. */
    int placeholders(String format) {
        return placeholders.applyAsInt(format);
    }

    private static int braces(String format) {
        int number = 0;
        for (int at = format.indexOf("{}"); at >= 0; at = format.indexOf("{}", at + 2)) {
            number += isEscaped(format, at) ? 0 : 1;
        }
        return number;
    }

    /** Behind a backslash that has none before itself. */
    private static boolean isEscaped(String format, int at) {
        return at > 0 && format.charAt(at - 1) == '\\' && !(at > 1 && format.charAt(at - 2) == '\\');
    }

    private static int numbers(String format) {
        int most = 0;
        Matcher matcher = NUMBER.matcher(format);
        while (matcher.find()) {
            most = Math.max(most, Integer.parseInt(matcher.group(1)) + 1);
        }
        return most;
    }

    private static int conversions(String format) {
        int inOrder = 0;
        int most = 0;
        Matcher matcher = CONVERSION.matcher(format);
        while (matcher.find()) {
            String kind = matcher.group(5);
            if ("n".equals(kind) || "%".equals(kind) || matcher.group(2).contains("<")) {
                continue;
            }
            if (matcher.group(1) == null) {
                inOrder++;
            } else {
                most = Math.max(most, Integer.parseInt(matcher.group(1)));
            }
        }
        return Math.max(inOrder, most);
    }
}
