package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.PublishedPrecision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A publication date.
 *
 * @param at the moment; midnight UTC for a date alone
 * @param day the day in the zone that it was written with, or that the page's address gives it
 * @param precision how exact it is
 * @param source where it was found: {@code given | metadata | url | page | text | dateline | arrival}
 */
record PublishedDate(Instant at, LocalDate day, PublishedPrecision precision, String source) {
    static final String GIVEN = "given";
    static final String METADATA = "metadata";
    static final String URL = "url";
    static final String PAGE = "page";
    static final String TEXT = "text";
    static final String DATELINE = "dateline";
    static final String ARRIVAL = "arrival";

    private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-10);
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(13);

    static PublishedDate of(WrittenDate written, String source) {
        return written.time() == null
                ? new PublishedDate(midnight(written.date()), written.date(), PublishedPrecision.DAY, source)
                : new PublishedDate(written.instant(), written.date(), PublishedPrecision.INSTANT, source);
    }

    static PublishedDate arrival(Instant receivedAt) {
        LocalDate day = receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        return new PublishedDate(receivedAt, day, PublishedPrecision.ARRIVAL, ARRIVAL);
    }

    /** The same moment by the clock of a zone where it falls on another day; itself, where no country has one or its own zone is known. */
    PublishedDate on(LocalDate other) {
        boolean utc = precision == PublishedPrecision.INSTANT && day.equals(dayAt(ZoneOffset.UTC));
        boolean falls = !other.isBefore(dayAt(WESTERNMOST)) && !other.isAfter(dayAt(EASTERNMOST));
        return utc && falls ? new PublishedDate(at, other, precision, source) : this;
    }

    private LocalDate dayAt(ZoneOffset zone) {
        return at.atOffset(zone).toLocalDate();
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
