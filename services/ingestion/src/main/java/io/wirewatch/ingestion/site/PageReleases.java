package io.wirewatch.ingestion.site;

import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.GivenDate;
import io.wirewatch.core.cleaning.RefusedReleaseException;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import java.time.Instant;
import java.util.concurrent.Semaphore;

/**
 * Makes releases of pages. Each is read as cleaning will read it: a page to sign in at is refused before it is on the log, the page's own
 * date is known, and a page counts as changed where its title, text or date is another, whatever else moves around them.
 */
final class PageReleases {
    private static final String NO_DATE = "arrival";

    private final Cleaner cleaner = new Cleaner();
    /** A page in memory is many times its bytes: no more are read at once than there are processors. */
    private final Semaphore reading = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** The id of the release of a page. */
    static String id(PolledSource source, String url) {
        return Ids.release(source.tenant(), source.id(), "url", url);
    }

    /**
     * The release of a page.
     *
     * @param identity the address that names it, as {@link io.wirewatch.formats.site.WebLink} writes it
     * @param url the address that it is shown with
     * @param date the date beside the link to it, which counts where the page has none; or null
     * @param historicalBefore what was published before is historical; null: nothing is
     * @throws SourceException where the page is no release
     */
    Candidate candidate(
            PolledSource source,
            FetchedPage page,
            String identity,
            String url,
            String date,
            Instant historicalBefore,
            Instant now)
            throws SourceException, InterruptedException {
        String id = id(source, identity);
        CleanRelease clean = read(raw(source, page, id, url, null, false, now)
                .withSelectors(source.options().selectors()));
        boolean dated = !clean.dateSource().equals(NO_DATE);
        Instant published =
                dated ? clean.head().publishedAt() : GivenDate.read(date).orElse(null);
        boolean historical = historicalBefore != null && (published == null || published.isBefore(historicalBefore));
        return new Candidate(
                raw(source, page, id, url, dated ? null : date, historical, now), identity, hash(clean, published));
    }

    /** What a page would be as a release. */
    CleanRelease read(RawRelease raw) throws SourceException, InterruptedException {
        reading.acquire();
        try {
            return cleaner.clean(raw).carrier();
        } catch (RefusedReleaseException e) {
            throw new SourceException(
                    "The page is no release (" + e.reason() + "): " + e.getMessage() + ". " + cure(e.reason()), e);
        } finally {
            reading.release();
        }
    }

    static RawRelease raw(
            PolledSource source,
            FetchedPage page,
            String id,
            String url,
            String date,
            boolean historical,
            Instant now) {
        return new RawRelease(
                id,
                source.id(),
                "text/html",
                page.charset(),
                page.body(),
                null,
                url,
                date,
                null,
                false,
                historical,
                now);
    }

    private static String hash(CleanRelease clean, Instant published) {
        return Ids.hashed(
                "hsh",
                clean.head().title(),
                clean.text().text(),
                published == null ? "" : published.toString(),
                clean.head().language(),
                clean.bundle() ? clean.fingerprint() : "");
    }

    private static String cure(String reason) {
        return switch (reason) {
            case "login" ->
                "What stands behind a login cannot be read; ask the publisher for a feed that is open to all.";
            case "challenge" -> "Ask the publisher to let feed readers in.";
            case "no-text", "empty" ->
                "If a browser shows text there, scripts make it: look for a feed or a sitemap (wirewatch sources find), or say with selectors where the text stands.";
            case "too-large" -> "Push its text through the API instead.";
            default -> "Open the address in a browser and look what is there.";
        };
    }
}
