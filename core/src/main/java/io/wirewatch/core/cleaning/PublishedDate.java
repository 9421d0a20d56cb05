package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.PassedDate;
import io.wirewatch.core.release.PublishedPrecision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A publication date.
 *
 * @param at the moment; midnight UTC for a date alone
 * @param day the day in the zone that it was written with, or that the page's address gives it
 * @param precision how exact it is
 * @param source where it was found: {@code given | selector | metadata | url | page | text | dateline | arrival}
 * @param text what it was read from; empty for the arrival
 * @param passedOver dates that ranked before it and were passed over
 */
record PublishedDate(
        Instant at,
        LocalDate day,
        PublishedPrecision precision,
        String source,
        String text,
        List<PassedDate> passedOver) {
    static final String GIVEN = "given";
    static final String SELECTOR = "selector";
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
                ? new PublishedDate(
                        midnight(written.date()),
                        written.date(),
                        PublishedPrecision.DAY,
                        source,
                        written.text(),
                        List.of())
                : new PublishedDate(
                        written.instant(),
                        written.date(),
                        PublishedPrecision.INSTANT,
                        source,
                        written.text(),
                        List.of());
    }

    static PublishedDate arrival(Instant receivedAt) {
        LocalDate day = receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        return new PublishedDate(receivedAt, day, PublishedPrecision.ARRIVAL, ARRIVAL, "", List.of());
    }

    /** The same moment by the clock of a zone where it falls on another day; itself, where no country has one or its own zone is known. */
    PublishedDate on(LocalDate other) {
        boolean utc = precision == PublishedPrecision.INSTANT && day.equals(dayAt(ZoneOffset.UTC));
        boolean falls = !other.isBefore(dayAt(WESTERNMOST)) && !other.isAfter(dayAt(EASTERNMOST));
        return utc && falls ? new PublishedDate(at, other, precision, source, text, passedOver) : this;
    }

    /** The same date, with those that were passed over for it. */
    PublishedDate after(List<PassedDate> passed) {
        return passed.isEmpty() ? this : new PublishedDate(at, day, precision, source, text, passed);
    }

    private LocalDate dayAt(ZoneOffset zone) {
        return at.atOffset(zone).toLocalDate();
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
