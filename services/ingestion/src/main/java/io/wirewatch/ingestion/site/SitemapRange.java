package io.wirewatch.ingestion.site;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.site.Sitemap;
import io.wirewatch.formats.site.WebLink;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SiteOptions;
import io.wirewatch.ingestion.poll.SitemapCursor.Place;
import java.time.Duration;
import java.time.Instant;

/**
 * Which entries of a sitemap are wanted. What is dated from a week before the source was made on is recent; what is older is the past, which
 * is wanted only where the source says so, by {@code from} or {@code history}. The week makes up for sitemaps that are written late.
 */
final class SitemapRange {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MARK_FROM = 4;
    private static final int MARK_TO = 16;

    private final Instant from;
    private final Instant to;
    private final Instant recent;
    private final boolean history;

    SitemapRange(PolledSource source) {
        SiteOptions options = source.options().site();
        this.from = options.from();
        this.to = options.to();
        this.recent = source.createdAt().minus(WEEK);
        this.history = options.history();
    }

    /** What is dated before is the past. */
    Instant recent() {
        return recent;
    }

    boolean wantsPast() {
        return from == null ? history : from.isBefore(recent);
    }

    /** Whether pages without a date are wanted: where dates are asked for they are not. */
    boolean wantsUndated() {
        return from == null && to == null;
    }

    /** Whether a page is dated, in the range that is asked for, and may be a release. */
    boolean holds(Sitemap.Entry entry) {
        Instant date = entry.publishedAt() == null ? entry.changed() : entry.publishedAt();
        return date != null
                && (from == null || !date.isBefore(from))
                && (to == null || date.isBefore(to))
                && WebLink.mayBeRelease(entry.url());
    }

    boolean isUndated(Sitemap.Entry entry) {
        return wantsUndated() && entry.date() == null && WebLink.mayBeRelease(entry.url());
    }

    /** Whether a sitemap that was last changed then may hold pages of the range. */
    boolean mayHold(Sitemap.Entry sitemap) {
        return from == null
                || sitemap.changed() == null
                || !sitemap.changed().plus(Duration.ofDays(1)).isBefore(from);
    }

    /** The place of an entry in the order of dates; another date of the same page is another place. */
    static Place place(Sitemap.Entry entry) {
        Instant date = entry.date() == null ? Instant.EPOCH : entry.date();
        return new Place(date, Ids.hashed("hsh", entry.url(), date.toString()).substring(MARK_FROM, MARK_TO));
    }
}
