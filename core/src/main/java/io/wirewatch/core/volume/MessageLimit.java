package io.wirewatch.core.volume;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * At most so many messages in any stretch of that length; what would be more goes together when there is room again.
 *
 * @param messages from 1 to 1,000
 * @param per from a minute to a week
 */
public record MessageLimit(int messages, Duration per) {
    private static final int MOST = 1000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    public MessageLimit {
        if (messages < 1 || messages > MOST) {
            throw new IllegalArgumentException("limit: messages is from 1 to " + MOST + ", not " + messages);
        }
        if (per.compareTo(SHORTEST) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("limit: per is from PT1M to P7D, not " + per);
        }
    }

    /**
     * Reads one.
     *
     * @param per ISO 8601 duration
     * @throws IllegalArgumentException where it is out of bounds
     */
    public static MessageLimit parse(int messages, String per) {
        try {
            return new MessageLimit(messages, Duration.parse(Objects.requireNonNullElse(per, "")));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "limit: per is an ISO 8601 duration such as PT1H, not \"" + per + "\"", e);
        }
    }
}
