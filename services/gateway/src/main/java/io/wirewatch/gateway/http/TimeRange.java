package io.wirewatch.gateway.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A stretch of time, half open.
 *
 * @param begin its first moment; null: it has none
 * @param end the first moment after it; null: it has none
 */
public record TimeRange(Instant begin, Instant end) {
    public TimeRange {
        if (begin != null && end != null && !begin.isBefore(end)) {
            throw new IllegalArgumentException("from must be before to");
        }
    }

    /**
     * The stretch that the fields {@code from} and {@code to} of a body say.
     *
     * @param from RFC 3339, or null
     * @param to RFC 3339, or null
     * @throws IllegalArgumentException if one is no time, or they are the wrong way round; the message is for the caller
     */
    public static TimeRange of(String from, String to) {
        return new TimeRange(time("from", from), time("to", to));
    }

    private static Instant time(String field, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " must be a time as RFC 3339 writes it (2026-11-24T10:00:00Z), not \"" + text + "\"", e);
        }
    }
}
