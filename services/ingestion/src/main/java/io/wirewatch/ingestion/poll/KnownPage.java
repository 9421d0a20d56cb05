package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * A page of a source that is still to be fetched, or to be looked at again.
 *
 * @param url its address
 * @param date the date beside the link to it, as written; or null
 * @param historicalBefore what was published before is historical; null: nothing is
 * @param foundAt when the source first named it
 * @param lookAt not fetched before
 * @param failures failed fetches in a row
 * @param error why the last fetch failed and what to do about it, or null
 * @param etag validator of the page as last read, or null
 * @param lastModified validator of the page as last read, or null
 * @param sent whether it is on the log, and only corrections are looked for
 */
public record KnownPage(
        String url,
        String date,
        Instant historicalBefore,
        Instant foundAt,
        Instant lookAt,
        int failures,
        String error,
        String etag,
        String lastModified,
        boolean sent) {
    /** One that was just found. */
    public static KnownPage found(String url, String date, Instant historicalBefore, Instant now) {
        return new KnownPage(url, date, historicalBefore, now, now, 0, null, null, null, false);
    }

    /** The same after a fetch that failed. */
    public KnownPage failed(String reason, Instant next) {
        return new KnownPage(
                url, date, historicalBefore, foundAt, next, failures + 1, reason, etag, lastModified, sent);
    }

    /** The same after it was read. */
    public KnownPage read(String nowEtag, String nowLastModified, Instant next) {
        return new KnownPage(url, date, historicalBefore, foundAt, next, 0, null, nowEtag, nowLastModified, true);
    }

    /** Whether it is to be fetched at a time. */
    public boolean isDue(Instant now) {
        return !lookAt.isAfter(now);
    }
}
