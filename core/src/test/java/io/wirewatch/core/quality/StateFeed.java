package io.wirewatch.core.quality;

import io.wirewatch.core.cleaning.Corpus;
import io.wirewatch.core.release.RawRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The State Department's feed of press releases as it was polled in a week of May 2021: each item once, as it was last. */
final class StateFeed {
    private static final Instant RECEIVED = Instant.parse("2026-11-24T10:00:00Z");
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final Pattern PARAGRAPH_END = Pattern.compile("(?i)</?(?:p|li|ul|ol|div|h\\d|tr)\\b[^>]*>");

    private StateFeed() {}

    static List<Document> all() {
        Map<String, Document> byGuid = new LinkedHashMap<>();
        try (Stream<Path> polls = Files.list(Corpus.path("state-press-feed/snapshots"))) {
            for (Path poll : polls.sorted().toList()) {
                NodeList items = Xml.parse(poll).getElementsByTagName("item");
                for (int i = 0; i < items.getLength(); i++) {
                    Document document = document((Element) items.item(i));
                    byGuid.put(document.id(), document);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(byGuid.values());
    }

    private static Document document(Element item) {
        String html = item.getElementsByTagNameNS(CONTENT, "encoded").item(0).getTextContent();
        String title = text(item, "title").replaceAll("\\s+", " ");
        return new Document(text(item, "guid"), raw(item, title, html), paragraphs(title, html));
    }

    /** As ingestion makes it of an entry. */
    private static RawRelease raw(Element item, String title, String html) {
        return new RawRelease(
                "rel_0000000000000000000001",
                "state",
                "text/html",
                StandardCharsets.UTF_8.name(),
                html.strip().getBytes(StandardCharsets.UTF_8),
                title,
                text(item, "link"),
                text(item, "pubDate"),
                null,
                false,
                false,
                RECEIVED);
    }

    private static List<String> paragraphs(String title, String html) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(title);
        PARAGRAPH_END
                .splitAsStream(html)
                .map(part -> Xml.unescape(part.replaceAll("<br[^>]*>", " ").replaceAll("<[^>]*>", "")))
                .map(part -> part.strip().replaceAll("[\\s\u00A0]+", " "))
                .filter(part -> !part.isBlank())
                .forEach(paragraphs::add);
        return paragraphs;
    }

    private static String text(Element item, String name) {
        return item.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
