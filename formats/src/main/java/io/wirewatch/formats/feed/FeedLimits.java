package io.wirewatch.formats.feed;

/**
 * What a feed may hold.
 *
 * @param bytes largest body
 * @param depth deepest nesting of elements; feeds with inline XHTML stay below 40
 * @param elements most elements
 * @param entries most entries
 */
public record FeedLimits(int bytes, int depth, int elements, int entries) {
    public static final FeedLimits DEFAULT = new FeedLimits(10 * 1024 * 1024, 100, 300_000, 5_000);

    public FeedLimits {
        if (bytes < 1 || depth < 1 || elements < 1 || entries < 1) {
            throw new IllegalArgumentException("limits of a feed are positive");
        }
    }
}
