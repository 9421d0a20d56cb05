package io.wirewatch.formats.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wirewatch.core.cleaning.GivenDate;
import io.wirewatch.formats.feed.FeedException.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org): an object with a version and items. */
final class JsonFeed {
    private final JsonMapper json;
    private final FeedLimits limits;

    JsonFeed(FeedLimits limits) {
        this.limits = limits;
        this.json = new JsonMapper(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.bytes())
                        .build())
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build());
    }

    /** Whether a body is a JSON object, and so no feed of XML. */
    static boolean mayBe(String text) {
        return text.stripLeading().startsWith("{");
    }

    /**
     * A feed with its entries, where its older ones are, and who pushes its news.
     *
     * @param address where the body came from, for relative links
     */
    FeedPage read(String text, URI address) throws FeedException {
        JsonNode feed = parse(text);
        JsonNode items = feed.path("items");
        if (!items.isArray() || !feed.path("version").isTextual()) {
            throw new FeedException(
                    Problem.NOT_A_FEED,
                    "This is JSON, but no JSON Feed: it has no version and items. Give the address of such a feed, or of an RSS or Atom feed.");
        }
        if (items.size() > limits.entries()) {
            throw FeedReader.tooLarge("more than " + limits.entries() + " entries", null);
        }
        List<FeedEntry> entries = new ArrayList<>(items.size());
        for (JsonNode item : items) {
            if (item.isObject()) {
                entries.add(entry(item, address));
            }
        }
        String next = text(feed, "next_url");
        return new FeedPage(entries, next == null ? null : WebAddress.resolve(address, next), hub(feed, address));
    }

    /** Its hubs of the type WebSub; others (rssCloud) speak otherwise. */
    private static HubLinks hub(JsonNode feed, URI address) {
        List<String> hubs = new ArrayList<>();
        for (JsonNode hub : feed.path("hubs")) {
            String url = text(hub, "url");
            String absolute = url == null ? null : WebAddress.resolve(address, url);
            if (absolute != null && "websub".equalsIgnoreCase(text(hub, "type"))) {
                hubs.add(absolute);
            }
        }
        String self = text(feed, "feed_url");
        return new HubLinks(hubs, self == null ? null : WebAddress.resolve(address, self));
    }

    private JsonNode parse(String text) throws FeedException {
        try {
            return json.readTree(text);
        } catch (StreamConstraintsException e) {
            throw FeedReader.tooLarge(
                    "more than " + limits.depth() + " levels of nesting, or a number that is too long", e);
        } catch (JsonEOFException e) {
            throw FeedReader.truncated(text.length(), e);
        } catch (JsonProcessingException e) {
            throw new FeedException(
                    Problem.MALFORMED,
                    "The feed is not well-formed JSON (" + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()
                            + "). Write to its publisher.",
                    e);
        }
    }

    private static FeedEntry entry(JsonNode item, URI address) {
        String guid = text(item, "id");
        String updated = text(item, "date_modified");
        String published = text(item, "date_published");
        String given = published == null ? updated : published;
        return new FeedEntry(
                guid,
                link(address, text(item, "url"), guid, text(item, "external_url")),
                Html.title(text(item, "title")),
                html(item),
                given,
                GivenDate.read(given).orElse(null),
                updated,
                author(item),
                text(item, "language"));
    }

    /** Its own page: its {@code url}, else an id that is an address, else the page that it speaks of; null where it has none. */
    private static String link(URI address, String own, String id, String external) {
        boolean named = id != null && id.matches("(?i)https?://.*");
        return Stream.of(own, named ? id : null, external)
                .flatMap(Stream::ofNullable)
                .flatMap(candidate -> Stream.ofNullable(WebAddress.resolve(address, candidate)))
                .findFirst()
                .orElse(null);
    }

    /** The content, else the summary, as HTML; empty where there is neither. */
    private static String html(JsonNode item) {
        String html = text(item, "content_html");
        if (html != null) {
            return Html.body(html);
        }
        String plain = text(item, "content_text");
        String words = plain == null ? text(item, "summary") : plain;
        return words == null ? "" : Html.paragraphs(Html.escape(words));
    }

    /** Version 1.0 has one author, 1.1 several. */
    private static String author(JsonNode item) {
        JsonNode first = item.path("authors").path(0);
        return text(first.isObject() ? first : item.path("author"), "name");
    }

    /** A number counts as its digits, as the format asks for ids; null for what is missing or blank. */
    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.isBlank() ? null : text.strip();
    }
}
