package io.dyndbg.plugin.mojo;

import io.dyndbg.blob.Codec;
import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Terms;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Level;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** Reads the words of the configuration. Whatever is wrong is answered with what is allowed. */
final class Words {
    private Words() {}

    static Set<Level> levels(Collection<String> words) throws MojoExecutionException {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        for (String word : words) {
            levels.add(one(Level.values(), word, "levels"));
        }
        if (levels.isEmpty()) {
            throw new MojoExecutionException("levels is empty; allowed are " + allowed(Level.values()));
        }
        return levels;
    }

    static Arguments arguments(String word) throws MojoExecutionException {
        return one(Arguments.values(), word, "arguments");
    }

    /** Answers nothing for {@code auto}. */
    static Optional<Codec> codec(String word) throws MojoExecutionException {
        if (word.strip().equals("auto")) {
            return Optional.empty();
        }
        try {
            return Optional.of(one(Codec.values(), word, "codec"));
        } catch (MojoExecutionException unknown) {
            throw new MojoExecutionException(unknown.getMessage() + ", auto");
        }
    }

    /** Answers what to deny; null denies nothing. */
    static List<Terms> deny(String typed) throws MojoExecutionException {
        try {
            return typed == null ? List.of() : Terms.parseAll(typed);
        } catch (IllFormedException e) {
            throw new MojoExecutionException(
                    "deny: " + e.getMessage()
                            + "; it takes the terms of queries, as in: module secrets-*; class *Password*",
                    e);
        }
    }

    private static <E extends Enum<E>> E one(E[] all, String word, String parameter) throws MojoExecutionException {
        for (E each : all) {
            if (word(each).equals(word.strip())) {
                return each;
            }
        }
        throw new MojoExecutionException(
                parameter + ": '" + word.strip() + "' is not known; allowed are " + allowed(all));
    }

    private static String allowed(Enum<?>[] all) {
        return Arrays.stream(all).map(Words::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
