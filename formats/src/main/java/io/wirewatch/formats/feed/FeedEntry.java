package io.wirewatch.formats.feed;

import java.time.Instant;

/**
 * One entry of a feed. Every part may be null but {@code html}.
 *
 * @param guid its RSS {@code guid} or Atom {@code id}, as given
 * @param link absolute http(s) address of the release
 * @param title plain text
 * @param html the whole content where the feed has it, else its summary; empty where it has neither
 * @param published publication date as given, in any form; the date of the last change where there is no other
 * @param publishedAt the same as an instant; null where it cannot be read
 * @param updated date of the last change as given
 * @param author who wrote it, as given
 * @param language BCP 47 as given for this entry, not for the whole feed: what a generator writes there is often its default
 */
public record FeedEntry(
        String guid,
        String link,
        String title,
        String html,
        String published,
        Instant publishedAt,
        String updated,
        String author,
        String language) {}
