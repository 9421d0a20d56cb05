package io.wirewatch.formats.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Item;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jdom2.Document;

/** ROME's items and entries to {@link FeedEntry}; dates and languages come from the tree, as ROME keeps no word as given. */
final class FeedMapper {
    private final List<EntryElement> elements;

    FeedMapper(Document document, URI address) {
        this.elements = FeedShape.entries(document).stream()
                .map(element -> new EntryElement(element, address))
                .toList();
    }

    List<FeedEntry> entries(WireFeed feed) {
        return feed instanceof Channel channel ? items(channel.getItems()) : atom(((Feed) feed).getEntries());
    }

    private List<FeedEntry> items(List<Item> items) {
        List<FeedEntry> entries = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            entries.add(item(items.get(i), elements.get(i)));
        }
        return entries;
    }

    private List<FeedEntry> atom(List<Entry> atom) {
        List<FeedEntry> entries = new ArrayList<>(atom.size());
        for (int i = 0; i < atom.size(); i++) {
            entries.add(entry(atom.get(i), elements.get(i)));
        }
        return entries;
    }

    private static FeedEntry item(Item item, EntryElement element) {
        String guid = item.getGuid() == null ? null : blankToNull(item.getGuid().getValue());
        String permalink = guid != null && item.getGuid().isPermaLink() ? guid : null;
        String content = item.getContent() == null ? null : item.getContent().getValue();
        String summary =
                item.getDescription() == null ? null : item.getDescription().getValue();
        return element.entry(
                firstOf(guid, element.about()),
                element.link(item.getLink(), element.atomLink(), permalink),
                Html.title(firstOf(item.getTitle(), element.dublinCore("title"))),
                Html.body(firstOf(
                        content, element.inline(), summary, element.summary(), element.dublinCore("description"))),
                firstOf(
                        item.getAuthor(),
                        element.dublinCore("creator"),
                        element.dublinCore("author"),
                        element.atomAuthor()));
    }

    private static FeedEntry entry(Entry entry, EntryElement element) {
        String link = entry.getAlternateLinks().stream()
                .map(candidate -> candidate.getHrefResolved())
                .filter(href -> href != null)
                .findFirst()
                .orElse(null);
        String content = entry.getContents().stream()
                .map(AtomText::html)
                .filter(html -> !html.isBlank())
                .findFirst()
                .orElseGet(() -> AtomText.html(entry.getSummary()));
        return element.entry(
                blankToNull(entry.getId()),
                element.link(link, blankToNull(entry.getId())),
                AtomText.plain(entry.getTitleEx()),
                content,
                entry.getAuthors().isEmpty()
                        ? null
                        : blankToNull(entry.getAuthors().getFirst().getName()));
    }

    private static String firstOf(String... candidates) {
        return Arrays.stream(candidates)
                .map(FeedMapper::blankToNull)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
