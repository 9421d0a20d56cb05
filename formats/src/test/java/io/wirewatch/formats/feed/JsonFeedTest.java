package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.formats.feed.FeedException.Problem;
import io.wirewatch.testing.Corpus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFeedTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/feed.json");

    @Test
    void givesEveryPartOfAnItem() throws FeedException {
        List<FeedEntry> entries = read("""
                {"version": "https://jsonfeed.org/version/1.1", "title": "Press", "language": "en", "items": [
                  {"id": "n-1", "url": "/1", "external_url": "https://other.example/x", "title": "Ministers &amp; mayors <b>meet</b>",
                   "content_html": "<p>The whole text.</p>", "content_text": "The whole text.", "summary": "Short",
                   "date_published": "2021-05-21T19:39:10-04:00", "date_modified": "2021-05-22T10:00:00Z",
                   "authors": [{"name": "Press office"}, {"name": "Somebody"}], "language": "fr", "tags": ["port"]}]}
                """);

        assertThat(entries)
                .containsExactly(new FeedEntry(
                        "n-1",
                        "https://news.example/1",
                        "Ministers & mayors meet",
                        "<p>The whole text.</p>",
                        "2021-05-21T19:39:10-04:00",
                        Instant.parse("2021-05-21T23:39:10Z"),
                        "2021-05-22T10:00:00Z",
                        "Press office",
                        "fr"));
    }

    @Test
    void versionOneHasOneAuthor() throws FeedException {
        assertThat(item("\"author\": {\"name\": \"Press office\"}").author()).isEqualTo("Press office");
    }

    @Test
    void textBecomesHtmlWithItsParagraphsAndItsSigns() throws FeedException {
        assertThat(item("\"content_text\": \"a < b\\n\\nMore & more\"").html())
                .isEqualTo("<p>a &lt; b</p>\n<p>More &amp; more</p>");
        assertThat(item("\"summary\": \"Short\"").html()).isEqualTo("<p>Short</p>");
        assertThat(item("\"title\": \"x\"").html()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                         |                             | https://other.example/x | https://other.example/x",
                "\"https://news.example/7\" |                             | https://other.example/x | https://news.example/7",
                "\"n-7\"                   | https://news.example/seven  | https://other.example/x | https://news.example/seven",
                "\"n-7\"                   | javascript:alert(1)         |                         |",
            })
    void theOwnPageComesBeforeTheOneThatIsSpokenOf(String id, String url, String external, String expected)
            throws FeedException {
        FeedEntry entry = item("\"id\": " + id + (url == null ? "" : ", \"url\": \"" + url + "\"")
                + (external == null ? "" : ", \"external_url\": \"" + external + "\""));

        assertThat(entry.link()).isEqualTo(expected);
        assertThat(entry.guid()).isEqualTo(id.replace("\"", ""));
    }

    @Test
    void theLastChangeStandsInForADateOfPublication() throws FeedException {
        FeedEntry entry = item("\"date_modified\": \"2021-05-22T10:00:00Z\"");

        assertThat(entry.published()).isEqualTo("2021-05-22T10:00:00Z");
        assertThat(entry.publishedAt()).isEqualTo("2021-05-22T10:00:00Z");
    }

    @Test
    void partsOfAnotherKindThanTheFormatSaysAreNotThere() throws FeedException {
        FeedEntry entry =
                item("\"id\": {}, \"title\": [1], \"url\": null, \"content_html\": \" \", \"authors\": \"me\"");

        assertThat(entry).isEqualTo(new FeedEntry(null, null, null, "", null, null, null, null, null));
        assertThat(read("{\"version\":\"1.1\",\"items\":[null, 3, \"x\", []]}")).isEmpty();
    }

    @Test
    void aMarkOfByteOrderAndAnEmptyListAreFine() throws FeedException {
        assertThat(read("\ufeff {\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"items\":[]}",
                "{\"version\":\"1.1\",\"items\":{}}",
                "{\"error\":\"not found\"}",
                "[{\"id\":1}]"
            })
    void otherJsonIsNoFeed(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.NOT_A_FEED);
        assertThat(refusal(body)).hasMessageContaining("JSON");
    }

    @Test
    void whatBreaksOffIsTruncatedAndWhatIsWrongSaysWhere() {
        assertThat(refusal("{\"version\":\"1.1\",\"items\":[{\"id\":\"a").problem())
                .isEqualTo(Problem.TRUNCATED);
        assertThat(refusal("{\"version\":\"1.1\",\"items\":[").problem()).isEqualTo(Problem.TRUNCATED);
        assertThat(refusal("{\"version\":\"1.1\",\n\"items\":[}]}").problem()).isEqualTo(Problem.MALFORMED);
        assertThat(refusal("{\"version\":\"1.1\",\n\"items\":[}]}")).hasMessageContaining("line 2, column");
    }

    @Test
    void moreThanAFeedHasIsTooMuch() {
        assertThat(refusal("{\"version\":\"1.1\",\"items\":" + "[".repeat(3_000_000))
                        .problem())
                .isEqualTo(Problem.TOO_LARGE);
        assertThat(refusal("{\"version\":\"1.1\",\"items\":[" + "{},".repeat(5_000) + "{}]}")
                        .problem())
                .isEqualTo(Problem.TOO_LARGE);
        assertThat(refusal("{\"version\":\"1.1\",\"items\":[{\"id\":" + "9".repeat(100_000) + "}]}")
                        .problem())
                .isEqualTo(Problem.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "gofeed/parser/json/version_json_10.json, id, https://sample-json-feed.com/id",
        "gofeed/parser/json/version_json_11.json, id, https://sample-json-feed.com/id",
    })
    void readsTheSamplesOfOtherReaders(String file, String guid, String link) throws IOException, FeedException {
        FeedEntry entry = read(Files.readString(Corpus.path("feeds/" + file))).getFirst();

        assertThat(entry.guid()).isEqualTo(guid);
        assertThat(entry.link()).isEqualTo(link);
        assertThat(entry.title()).isEqualTo("title");
        assertThat(entry.html()).isEqualTo("<p>content_html</p>");
        assertThat(entry.author()).isEqualTo("author_name");
        assertThat(entry.publishedAt()).isEqualTo("2019-10-12T07:20:50.520Z");
    }

    private static FeedEntry item(String members) throws FeedException {
        return read("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{" + members + "}]}")
                .getFirst();
    }

    private static List<FeedEntry> read(String feed) throws FeedException {
        return new FeedReader(FeedLimits.DEFAULT).read(feed.getBytes(StandardCharsets.UTF_8), null, ADDRESS);
    }

    private static FeedException refusal(String body) {
        return catchThrowableOfType(FeedException.class, () -> read(body));
    }
}
