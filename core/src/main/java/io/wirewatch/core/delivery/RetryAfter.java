package io.wirewatch.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3): seconds, or a date. */
public final class RetryAfter {
    private static final Set<Integer> STATUSES = Set.of(429, 503);
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long a receiver asks to wait; empty where its status does not ask, or the header is no such thing.
     *
     * @param header its value
     * @param now what a date counts from
     */
    public static Optional<Duration> of(int status, String header, Instant now) {
        if (!STATUSES.contains(status)) {
            return Optional.empty();
        }
        String value = header.strip();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(
                    Duration.ofSeconds(value.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(value)));
        }
        return date(value).map(at -> Duration.between(now, at)).filter(Duration::isPositive);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
