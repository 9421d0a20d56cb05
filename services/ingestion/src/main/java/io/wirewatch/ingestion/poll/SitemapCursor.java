package io.wirewatch.ingestion.poll;

import java.time.Instant;

/**
 * How far a sitemap is worked off.
 *
 * @param readAt when it was last read
 * @param live of what came after the source was made
 * @param past of what was there before
 * @param more whether the last reading left something for the next
 */
public record SitemapCursor(Instant readAt, Watermark live, Watermark past, boolean more) {}
