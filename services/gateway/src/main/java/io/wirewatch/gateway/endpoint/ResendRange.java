package io.wirewatch.gateway.endpoint;

import io.wirewatch.gateway.http.TimeRange;
import java.util.List;
import java.util.Set;

/**
 * Which deliveries of an endpoint are to be sent again.
 *
 * @param from earliest time at which they came to be, RFC 3339; null: any
 * @param to time that is too late; null: none is
 * @param status {@code failed}, {@code delivered}, {@code bundled}, {@code skipped}, or several; null: failed
 */
record ResendRange(String from, String to, List<String> status) {
    // Stands before the range below, whose constructor reads it.
    private static final Set<String> ENDED = Set.of("failed", "delivered", "bundled", "skipped");

    /** All that failed. */
    static final ResendRange FAILED = new ResendRange(null, null, null);

    ResendRange {
        status = status == null ? List.of("failed") : List.copyOf(status);
        if (status.isEmpty() || !ENDED.containsAll(status)) {
            throw new IllegalArgumentException("status takes failed, delivered, bundled, skipped, not " + status);
        }
        TimeRange.of(from, to);
    }

    TimeRange times() {
        return TimeRange.of(from, to);
    }

    /** The range in words, for the audit. */
    String text() {
        TimeRange times = times();
        return String.join(" or ", status)
                + (times.begin() == null ? "" : ", from " + times.begin())
                + (times.end() == null ? "" : ", before " + times.end());
    }
}
