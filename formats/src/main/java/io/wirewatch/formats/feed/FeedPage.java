package io.wirewatch.formats.feed;

import java.util.List;

/**
 * A feed, which may be one page of a longer one.
 *
 * @param entries in its order
 * @param older address of the next older page (RFC 5005: {@code prev-archive}, else {@code next}; JSON Feed: {@code next_url}), or null
 * @param links to its hubs and to itself
 */
public record FeedPage(List<FeedEntry> entries, String older, HubLinks links) {
    public FeedPage {
        entries = List.copyOf(entries);
    }
}
