package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Endpoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as the readers of an endpoint have them on their clocks, to the minute, with the name of the zone. */
final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final String name;

    private Times(ZoneId zone, String name) {
        this.zone = zone;
        this.name = name;
    }

    /** In the endpoint's zone; UTC where it has none, or one that this process does not know. */
    static Times of(Endpoint endpoint) {
        try {
            return endpoint.getZone() == null
                    ? new Times(ZoneOffset.UTC, "UTC")
                    : new Times(ZoneId.of(endpoint.getZone()), endpoint.getZone());
        } catch (DateTimeException e) {
            // What the time says about itself is true all the same, and the message goes.
            return new Times(ZoneOffset.UTC, "UTC");
        }
    }

    /** A time of a message in words, for example {@code 24 Nov 2026, 10:50 Europe/Brussels}; what is no time stands as it is. */
    String minute(String rfc3339) {
        try {
            return rfc3339 == null ? "" : words(Instant.parse(rfc3339).atZone(zone));
        } catch (DateTimeParseException e) {
            return rfc3339;
        }
    }

    private String words(ZonedDateTime time) {
        String words = MINUTE.format(time) + " " + name;
        // The hour that a night in autumn has twice.
        boolean isTwice =
                zone.getRules().getValidOffsets(time.toLocalDateTime()).size() > 1;
        return isTwice ? words + " (" + time.getOffset() + ")" : words;
    }

    /** From one time to another; one alone where they are the same minute. */
    String span(String from, String to) {
        String begin = minute(from);
        String end = minute(to);
        return begin.equals(end) || end.isEmpty() ? begin : begin.isEmpty() ? end : begin + " to " + end;
    }
}
