package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;
import io.wirewatch.gateway.http.TimeRange;
import java.time.Instant;

/**
 * Which letters a call about many is for, as clients say it.
 *
 * @param from refused at or after, RFC 3339
 * @param to refused before
 * @param cursor where an earlier call of the same filter ended; null: from the beginning
 */
record LetterQuery(String topic, String service, String reason, String from, String to, String cursor) {
    LetterQuery {
        if (topic == null && service == null && reason == null) {
            throw new IllegalArgumentException(
                    "say which: give a topic, a service or a reason, as GET /dead-letters:summary lists them");
        }
        TimeRange.of(from, to);
    }

    LetterFilter filter() {
        return new LetterFilter(LetterFilter.topic(topic), service, reason, TimeRange.of(from, to));
    }

    /** The filter of a list. */
    static LetterFilter filter(Query query) {
        return new LetterFilter(
                LetterFilter.topic(query.text("topic")), query.text("service"), query.text("reason"), times(query));
    }

    private static TimeRange times(Query query) {
        Instant from = query.instant("from");
        Instant to = query.instant("to");
        try {
            return new TimeRange(from, to);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("\"from\" must be before \"to\".");
        }
    }
}
