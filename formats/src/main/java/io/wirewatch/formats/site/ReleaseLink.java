package io.wirewatch.formats.site;

import java.time.Instant;

/**
 * A link that leads to a release.
 *
 * @param url its address as {@link WebLink#normalise} gives it
 * @param text the words of the link
 * @param date the date beside it as written, or null
 * @param publishedAt the same as an instant; null where it cannot be read
 */
public record ReleaseLink(String url, String text, String date, Instant publishedAt) {}
