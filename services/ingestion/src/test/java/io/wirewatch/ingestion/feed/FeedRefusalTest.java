package io.wirewatch.ingestion.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.ingestion.feed.FeedException.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no feed, or too much of one: the answer says what it is and what to do, and comes soon. */
class FeedRefusalTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/");
    private static final int MUCH = 3_000_000;

    @Test
    void aLoginPageIsCalledOne() {
        FeedException refusal = refusal("<!DOCTYPE html><html><head><title>Members</title></head><body><form>"
                + "<input name=u><input type=password name=p></form></body></html>");

        assertThat(refusal.problem()).isEqualTo(Problem.HTML_PAGE);
        assertThat(refusal).hasMessageContaining("“Members”").hasMessageContaining("log in");
    }

    @Test
    void aPageThatNamesItsFeedGivesTheCure() {
        FeedException refusal = refusal("<html><head><title>Press</title><link rel='alternate' "
                + "type='application/rss+xml' href='/press/rss.xml'></head><body>…</body></html>");

        assertThat(refusal).hasMessageContaining("use https://news.example/press/rss.xml as the address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   \n\t ", "\ufeff"})
    void nothingIsCalledEmpty(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='2.0'><channel><item><title>Minis",
                "<rss version='2.0'><channel><item><description><![CDATA[half",
                "<rss version='2.0'><channel><item><title>x</title></item>",
                "<rss version='2.0'><channel><item><title a='"
            })
    void aFeedThatBreaksOffIsTruncated(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.TRUNCATED);
        assertThat(refusal(body)).hasMessageContaining("Nothing of it was taken");
    }

    @Test
    void wrongNestingIsMalformedWithItsPlace() {
        FeedException refusal = refusal("<rss version='2.0'><channel><item><title>x</item></channel></rss>");

        assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED);
        assertThat(refusal).hasMessageContaining("row,col [1,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"version\": \"https://jsonfeed.org/version/1.1\"}", "Gateway timeout", "<opml version='1.0'/>"
            })
    void otherThingsAreNoFeed(String body) {
        assertThat(refusal(body).problem()).isEqualTo(Problem.NOT_A_FEED);
    }

    @Test
    void moreEntriesOrBytesThanAFeedHasAreTooMuch() {
        assertThat(refusal("<rss version='2.0'><channel>" + "<item/>".repeat(5_001) + "</channel></rss>"))
                .satisfies(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.TOO_LARGE))
                .hasMessageContaining("5000 entries");
        assertThat(refusal(" ".repeat(10 * 1024 * 1024 + 1)).problem()).isEqualTo(Problem.TOO_LARGE);
    }

    static Stream<Arguments> hostile() {
        String open = "<rss version='2.0'><channel><item><title>";
        String shut = "</title></item></channel></rss>";
        return Stream.of(
                        body("nesting", () -> "<a>".repeat(MUCH / 3)),
                        body("escaped ampersands", () -> open + "&amp;".repeat(MUCH / 5) + shut),
                        body("bare ampersands", () -> open + "&".repeat(MUCH) + shut),
                        body("references of HTML", () -> open + "&nbsp;".repeat(MUCH / 6) + shut),
                        body("angle brackets", () -> "<rss>" + "<".repeat(MUCH)),
                        body("open comments", () -> "<rss>" + "<!--".repeat(MUCH / 4)),
                        body("open sections", () -> "<rss>" + "<![CDATA[".repeat(MUCH / 9)),
                        body("entities", () -> "<!DOCTYPE rss [" + "<!ENTITY a \"x".repeat(MUCH / 14)),
                        body("attributes", () -> "<rss " + numbered("a%d='1' ", 100_000) + "/>"),
                        body("quotes", () -> "<rss " + "'\"".repeat(MUCH / 2) + "/>"),
                        body(
                                "a long date",
                                () -> open + "x</title><pubDate>" + "1".repeat(MUCH) + "</pubDate><title>" + shut),
                        body("tags in a title", () -> open + "&lt;a ".repeat(MUCH / 6) + shut),
                        body(
                                "blank lines",
                                () -> open
                                        + shut.replace(
                                                "</item>",
                                                "<description>" + "\n \n x".repeat(MUCH / 5)
                                                        + "</description></item>")),
                        body("elements", () -> "<rss>" + "<b/>".repeat(MUCH / 4) + "</rss>"))
                .map(Arguments.class::cast);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(60)
    void hostile(String name, Supplier<String> body) {
        byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
        long begun = System.nanoTime();

        Throwable thrown = catchThrowableOfType(
                FeedException.class, () -> new FeedReader(FeedLimits.DEFAULT).read(bytes, null, ADDRESS));

        // A refusal or an entry, soon: what grew with the square of its length would take minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .as(name + " " + thrown)
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void anEntityBombGivesNothingAndAnHonestEntityItsText() throws FeedException {
        String bomb = "<!DOCTYPE rss [<!ENTITY a \"lollollol\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY nb 'North Atlantic'>"
                + "<!ENTITY f SYSTEM 'file:///etc/hostname'>]><rss version='2.0'><channel><item>"
                + "<title>&nb; Council &b;&f;</title></item></channel></rss>";

        assertThat(new FeedReader(FeedLimits.DEFAULT)
                        .read(bomb.getBytes(StandardCharsets.UTF_8), null, ADDRESS)
                        .getFirst()
                        .title())
                .isEqualTo("North Atlantic Council");
    }

    private static Arguments body(String name, Supplier<String> body) {
        return Arguments.of(name, body);
    }

    private static String numbered(String format, int count) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, count).forEach(i -> text.append(format.replace("%d", Integer.toString(i))));
        return text.toString();
    }

    private static FeedException refusal(String body) {
        return catchThrowableOfType(
                FeedException.class,
                () -> new FeedReader(FeedLimits.DEFAULT).read(body.getBytes(StandardCharsets.UTF_8), null, ADDRESS));
    }
}
