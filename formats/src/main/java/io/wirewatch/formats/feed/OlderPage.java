package io.wirewatch.formats.feed;

/** Where a feed says that its older entries are (RFC 5005). */
final class OlderPage {
    private OlderPage() {}

    /** The archive before this one, else the next page of a paged feed; null where the feed is all there is. */
    static String of(ChannelLinks links) {
        String archive = links.first("prev-archive");
        return archive == null ? links.first("next") : archive;
    }
}
