package io.wirewatch.formats.feed;

import java.util.List;

/**
 * Where a feed says that its news are pushed from (<a href="https://www.w3.org/TR/websub/#discovery">WebSub, section 4</a>).
 *
 * @param hubs addresses of its hubs, in its order, at most {@value #MOST_HUBS}
 * @param self what it calls itself, which is the topic at its hubs; or null
 */
public record HubLinks(List<String> hubs, String self) {
    /** None. */
    public static final HubLinks NONE = new HubLinks(List.of(), null);

    static final int MOST_HUBS = 4;
    static final int LONGEST_ADDRESS = 2_000;

    /** Absolute http(s) addresses; what is too long or too many is left out. */
    public HubLinks {
        hubs = hubs.stream().filter(HubLinks::fits).distinct().limit(MOST_HUBS).toList();
        self = self != null && fits(self) ? self : null;
    }

    /** These, and the others where there are none of a kind. */
    public HubLinks orElse(HubLinks others) {
        return new HubLinks(hubs.isEmpty() ? others.hubs : hubs, self == null ? others.self : self);
    }

    private static boolean fits(String address) {
        return address.length() <= LONGEST_ADDRESS;
    }
}
