package io.wirewatch.formats.file;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.feed.FeedEntry;
import io.wirewatch.formats.feed.FeedException;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.formats.file.FileException.Problem;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of a feed that was saved to a file; each is named by its GUID, else by its address, else by a hash. */
final class FeedFile {
    /** A saved feed does not know where it lay: its relative links lead nowhere. */
    private static final URI NOWHERE = URI.create("file:///");

    private final FileLimits limits;
    private final FeedReader reader = new FeedReader(FeedLimits.DEFAULT);
    private final DocumentSink sink;

    FeedFile(FileLimits limits, DocumentSink sink) {
        this.limits = limits;
        this.sink = sink;
    }

    /** @param address where it was fetched, or null */
    void read(byte[] bytes, String mediaType, URI address) throws FileException, InterruptedException {
        List<FeedEntry> entries;
        try {
            entries = reader.read(bytes, mediaType, address == null ? NOWHERE : address);
        } catch (FeedException e) {
            throw new FileException(Problem.UNREADABLE, "cannot be read as a feed: " + e.getMessage(), e);
        }
        Map<String, Integer> guids = new HashMap<>();
        entries.forEach(entry -> guids.merge(String.valueOf(entry.guid()), 1, Integer::sum));
        for (FeedEntry entry : entries) {
            String name = name(entry, guids.get(String.valueOf(entry.guid())) == 1);
            if (entry.title() == null && entry.html().isEmpty()) {
                sink.refused(name, "has neither title nor text: there is nothing in it to read.");
                continue;
            }
            Document document = Document.html(entry.html())
                    .named(name)
                    .titled(entry.title())
                    .at(entry.link())
                    .dated(entry.published())
                    .in(entry.language());
            if (document.body().length > limits.document()) {
                sink.refused(name, SingleFile.tooLarge(limits.document()));
            } else {
                sink.document(document);
            }
        }
    }

    private static String name(FeedEntry entry, boolean guidIsItsOwn) {
        if (entry.guid() != null && guidIsItsOwn) {
            return entry.guid();
        }
        return entry.link() != null ? entry.link() : "sha256:" + Ids.sha256Hex(entry.title() + "\n" + entry.html());
    }
}
