package io.wirewatch.gateway.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A wish to mute an alert.
 *
 * @param length how long, an ISO 8601 duration of at most 366 days; null: {@code until} says it, or it is seven days
 * @param until until when, RFC 3339; null: {@code for} says it
 */
record MuteRequest(String length, String until) {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Seven days. */
    static final MuteRequest USUALLY = new MuteRequest(null, null);

    @JsonCreator
    MuteRequest(@JsonProperty("for") String length, @JsonProperty("until") String until) {
        this.length = length;
        this.until = until;
        if (length != null && until != null) {
            throw new IllegalArgumentException("give for or until, not both");
        }
        if (length != null) {
            Duration asked = duration(length);
            if (!asked.isPositive() || asked.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("for must be longer than PT0S and at most P366D, not " + length
                        + "; a mute can be given again before it ends");
            }
        }
        if (until != null) {
            time(until);
        }
    }

    /**
     * When the mute ends.
     *
     * @throws IllegalArgumentException if {@code until} is past or more than a year ahead; the message is for the caller
     */
    Instant end(Instant now) {
        if (until == null) {
            return now.plus(length == null ? USUAL : duration(length)).truncatedTo(ChronoUnit.MILLIS);
        }
        Instant end = time(until);
        if (!end.isAfter(now)) {
            throw new IllegalArgumentException(
                    "until must be still to come, and " + until + " is past; :unmute ends a mute");
        }
        if (end.isAfter(now.plus(LONGEST))) {
            throw new IllegalArgumentException("until must be within 366 days, and " + until
                    + " is later; a mute can be given again before it ends");
        }
        return end.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration duration(String length) {
        try {
            return Duration.parse(length);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "for must be an ISO 8601 duration such as P7D or PT12H, not \"" + length + "\"", e);
        }
    }

    private static Instant time(String until) {
        try {
            return OffsetDateTime.parse(until).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "until must be a time as RFC 3339 writes it (2026-11-24T10:00:00Z), not \"" + until + "\"", e);
        }
    }
}
