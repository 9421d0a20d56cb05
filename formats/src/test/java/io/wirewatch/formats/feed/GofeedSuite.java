package io.wirewatch.formats.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** The cases of the gofeed suite: a feed in XML beside what should be read of it, as JSON. */
final class GofeedSuite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FOLDERS =
            List.of("parser/atom", "parser/rss", "translator/atom", "translator/rss", "extensions");

    private GofeedSuite() {}

    /**
     * A case.
     *
     * @param name path below the suite, without ending
     */
    record Case(String name, byte[] body, JsonNode expected) {
        /** Null where all that is expected of the entries is there, else a line for people. */
        String failure() {
            try {
                List<FeedEntry> entries = new FeedReader(FeedLimits.DEFAULT).read(body, null, FeedSuite.ADDRESS);
                JsonNode items = items();
                if (entries.size() != items.size()) {
                    return name + " gave " + entries.size() + " entries, not " + items.size();
                }
                for (int i = 0; i < entries.size(); i++) {
                    List<String> wrong = wrong(entries.get(i), items.get(i));
                    if (!wrong.isEmpty()) {
                        return name + " " + wrong;
                    }
                }
                return null;
            } catch (FeedException e) {
                return name + " gave " + e.problem() + " " + e.getMessage();
            }
        }

        private JsonNode items() {
            return expected.has("entries") ? expected.path("entries") : expected.path("items");
        }

        private static List<String> wrong(FeedEntry entry, JsonNode item) {
            List<String> wrong = new ArrayList<>();
            compare(wrong, "title", text(item.path("title")), entry.title());
            compare(wrong, "guid", guid(item), entry.guid());
            compare(wrong, "link", link(item), entry.link());
            compare(wrong, "body", body(item), entry.html());
            compare(wrong, "author", author(item), entry.author());
            compare(wrong, "published", text(item.path("published"), item.path("pubDate")), entry.published());
            compare(wrong, "updated", text(item.path("updated")), entry.updated());
            return wrong;
        }

        private static void compare(List<String> wrong, String part, String expected, String found) {
            String seen = visible(found);
            if (expected != null && !seen.equals(visible(expected)) && !seen.equals(expected.strip())) {
                wrong.add(part + ": " + seen + " instead of " + visible(expected));
            }
        }

        private static String guid(JsonNode item) {
            JsonNode guid = item.path("guid");
            return text(guid.isObject() ? guid.path("value") : guid, item.path("id"));
        }

        /** Atom entries list all their links; the one without a relation, or {@code alternate}, is the release's. */
        private static String link(JsonNode item) {
            String link = text(item.path("link"));
            for (JsonNode candidate : item.path("links")) {
                if (link == null
                        && candidate.isObject()
                        && candidate.path("rel").asText("alternate").equals("alternate")) {
                    link = text(candidate.path("href"));
                }
            }
            return link;
        }

        private static String body(JsonNode item) {
            JsonNode content = item.path("content");
            return text(
                    content.isObject() ? content.path("value") : content,
                    item.path("description"),
                    item.path("summary"));
        }

        private static String author(JsonNode item) {
            JsonNode author = item.path("author");
            JsonNode first = author.isMissingNode() ? item.path("authors").path(0) : author;
            return first.isObject() ? text(first.path("name")) : text(first);
        }

        private static String text(JsonNode... candidates) {
            return Stream.of(candidates)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse(null);
        }

        private static String visible(String html) {
            return Jsoup.parse(Objects.requireNonNullElse(html, "")).text().strip();
        }
    }

    static List<Case> cases(Path suite) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(suite.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".xml"))
                        .filter(file -> Files.exists(expected(file)))
                        .sorted()
                        .map(file -> read(suite, file))
                        .forEach(cases::add);
            }
        }
        return cases;
    }

    private static Case read(Path suite, Path file) {
        try {
            String name = suite.relativize(file).toString().replace(".xml", "");
            return new Case(
                    name, Files.readAllBytes(file), JSON.readTree(expected(file).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path expected(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(".xml", ".json"));
    }
}
