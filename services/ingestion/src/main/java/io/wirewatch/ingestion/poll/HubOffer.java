package io.wirewatch.ingestion.poll;

import java.util.List;

/**
 * Where a feed says that its news are pushed from.
 *
 * @param hubs addresses of its hubs, in its order; empty where it names none
 * @param topic what to ask them for
 */
public record HubOffer(List<String> hubs, String topic) {
    public HubOffer {
        hubs = List.copyOf(hubs);
    }

    /** The one to ask: it is named, and news and secret are not open on the way where that can be. Not of an empty offer. */
    String preferred() {
        return hubs.stream()
                .filter(hub -> hub.regionMatches(true, 0, "https:", 0, 6))
                .findFirst()
                .orElse(hubs.getFirst());
    }
}
