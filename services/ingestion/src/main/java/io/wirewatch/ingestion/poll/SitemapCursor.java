package io.wirewatch.ingestion.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How far a sitemap is worked off.
 *
 * @param readAt when it was last read
 * @param recent of what is recent, all up to there is done
 * @param done what is done beyond that, as hashes
 * @param pastSitemap of what was there before, all in the sitemaps whose addresses sort before this one is done
 * @param past of this very sitemap, all up to there is done
 * @param more whether the last reading left something for the next
 */
public record SitemapCursor(
        Instant readAt, Place recent, List<String> done, String pastSitemap, Place past, boolean more) {
    public SitemapCursor {
        done = List.copyOf(done);
    }

    /**
     * A place in the order of dates; entries of one date follow each other by their hashes.
     *
     * @param mark a hash of address and date, or empty: before all of the date
     */
    public record Place(Instant date, String mark) implements Comparable<Place> {
        public static final Place BEGIN = new Place(Instant.EPOCH, "");

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::date).thenComparing(Place::mark);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
