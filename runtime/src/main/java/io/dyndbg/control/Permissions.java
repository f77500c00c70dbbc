package io.dyndbg.control;

import io.dyndbg.query.IllFormedException;
import io.dyndbg.query.Terms;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the JVM was started with to keep people from things. Immutable.
 *
 * @param open the channels that are obeyed
 * @param deny the sites that nobody may switch
 */
record Permissions(Set<Channel> open, Deny deny) {
    static final Permissions ALL = new Permissions(EnumSet.allOf(Channel.class), Deny.NOTHING);

    static final String DENY = "dyndbg.deny";
    static final String CHANNELS = "dyndbg.channels";

    /**
     * @param properties the system properties, by name
     * @param warnings takes what is wrong with them. What can't be understood permits nothing
     */
    static Permissions of(Map<String, String> properties, List<String> warnings) {
        return new Permissions(open(properties.get(CHANNELS), warnings), deny(properties.get(DENY), warnings));
    }

    private static Set<Channel> open(String typed, List<String> warnings) {
        if (typed == null) {
            return ALL.open();
        }
        Set<Channel> open = EnumSet.noneOf(Channel.class);
        for (String word : typed.strip().split("[,\\s]+")) {
            Channel channel = Channel.of(word);
            if (channel != null) {
                open.add(channel);
            } else if (!word.isEmpty()) {
                warnings.add("-D" + CHANNELS + ": there is no channel \"" + word + "\"; there are "
                        + String.join(", ", Channel.words()));
            }
        }
        return open;
    }

    private static Deny deny(String typed, List<String> warnings) {
        if (typed == null) {
            return Deny.NOTHING;
        }
        try {
            return new Deny(Terms.parseAll(typed));
        } catch (IllFormedException e) {
            warnings.add("-D" + DENY + ": " + e.getMessage() + "; so nothing at all can be switched");
            return Deny.EVERYTHING;
        }
    }

    /** Answers why a channel is not obeyed; null if it is. */
    String closed(Channel channel) {
        return open.contains(channel) ? null : "the channel " + channel.word() + " is closed by -D" + CHANNELS;
    }
}
