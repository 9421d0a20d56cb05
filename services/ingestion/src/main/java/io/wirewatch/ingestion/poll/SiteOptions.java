package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * How the pages of a source are found, where its owner wants it otherwise than usual.
 *
 * @param links selector of the links to releases on an index page; null: they are looked for
 * @param from pages of a sitemap dated before are passed over; null: {@code history} tells
 * @param to pages of a sitemap dated then or later are passed over; null: none are
 * @param complete whether entries of a feed are completed from their pages: {@link #AUTO}, {@link #ALWAYS} or {@link #NEVER}
 * @param history whether what was there before the source was made is wanted: older pages of a feed, all of a sitemap
 */
public record SiteOptions(String links, Instant from, Instant to, String complete, boolean history) {
    public static final String AUTO = "auto";
    public static final String ALWAYS = "always";
    public static final String NEVER = "never";

    public static final SiteOptions USUAL = new SiteOptions(null, null, null, AUTO, false);
}
