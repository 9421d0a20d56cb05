package io.wirewatch.formats.site;

import java.time.Instant;
import java.util.List;

/**
 * A sitemap (sitemaps.org): the pages of a site, or its other sitemaps.
 *
 * @param isIndex whether it lists sitemaps
 * @param entries in its order
 */
public record Sitemap(boolean isIndex, List<Entry> entries) {
    public Sitemap {
        entries = List.copyOf(entries);
    }

    /**
     * One page or sitemap.
     *
     * @param url its address as {@link WebLink#normalise} gives it
     * @param changed when it was last changed; null where that is not said or cannot be read
     * @param published when its news was published, as written; or null
     * @param publishedAt the same as an instant; null where it cannot be read
     */
    public record Entry(String url, Instant changed, String published, Instant publishedAt) {
        /** When something last happened to it, as far as it says; or null. */
        public Instant date() {
            return changed == null ? publishedAt : changed;
        }
    }
}
