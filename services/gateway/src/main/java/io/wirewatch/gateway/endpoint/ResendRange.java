package io.wirewatch.gateway.endpoint;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * Which deliveries of an endpoint are to be sent again.
 *
 * @param from earliest time at which they came to be, RFC 3339; null: any
 * @param to time that is too late; null: none is
 * @param status {@code failed}, {@code delivered} or both; null: failed
 */
record ResendRange(String from, String to, List<String> status) {
    // Stands before the range below, whose constructor reads it.
    private static final Set<String> ENDED = Set.of("failed", "delivered");

    /** All that failed. */
    static final ResendRange FAILED = new ResendRange(null, null, null);

    ResendRange {
        status = status == null ? List.of("failed") : List.copyOf(status);
        if (status.isEmpty() || !ENDED.containsAll(status)) {
            throw new IllegalArgumentException("status takes failed, delivered, not " + status);
        }
        Instant first = time("from", from);
        Instant end = time("to", to);
        if (first != null && end != null && !first.isBefore(end)) {
            throw new IllegalArgumentException("from must be before to");
        }
    }

    Instant fromTime() {
        return time("from", from);
    }

    Instant toTime() {
        return time("to", to);
    }

    private static Instant time(String field, String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    field + " must be a time as RFC 3339 writes it (2026-11-24T10:00:00Z), not '" + value + "'", e);
        }
    }
}
