package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.formats.feed.FeedException.Problem;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no feed, or too much of one: the answer says what it is and what to do, and comes soon. */
class FeedRefusalTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/");
    private static final int MUCH = 3_000_000;
    private static final int FACTOR = 4;
    private static final long NOISE = 150_000_000L;

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
            strings = {
                "{\"version\": \"https://jsonfeed.org/version/1.1\"}",
                "Gateway timeout",
                "<opml version='1.0'/>",
                "<updated>2021</updated>"
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

    static final List<Arguments> HOSTILE = List.of(
            body("nesting", n -> "<a>".repeat(n / 3)),
            body("escaped ampersands", n -> titled("&amp;".repeat(n / 5))),
            body("bare ampersands", n -> titled("&".repeat(n))),
            body("references of HTML", n -> titled("&nbsp;".repeat(n / 6))),
            body("angle brackets", n -> "<rss>" + "<".repeat(n)),
            body("open comments", n -> "<rss>" + "<!--".repeat(n / 4)),
            body("open sections", n -> "<rss>" + "<![CDATA[".repeat(n / 9)),
            body("entities", n -> "<!DOCTYPE rss [" + "<!ENTITY a \"x".repeat(n / 14)),
            body("attributes", n -> "<rss " + numbered("a%d='1' ", n / 30) + "/>"),
            body("quotes", n -> "<rss " + "'\"".repeat(n / 2) + "/>"),
            body("a long date", n -> titled("x</title><pubDate>" + "1".repeat(n) + "</pubDate><title>")),
            body("tags in a title", n -> titled("&lt;a ".repeat(n / 6))),
            body(
                    "blank lines",
                    n -> titled("x</title><description>" + "\n \n x".repeat(n / 5) + "</description><title>")),
            body("elements", n -> "<rss>" + "<b/>".repeat(n / 4) + "</rss>"));

    /** A refusal or an entry; four times the bytes, about four times the work. */
    @ParameterizedTest(name = "{0}")
    @FieldSource("HOSTILE")
    void whatIsBuiltToCostAReaderDearCostsNoMoreThanItsLength(String name, IntFunction<String> body) {
        work(body.apply(MUCH)); // warms up
        long small = work(body.apply(MUCH / FACTOR));
        long large = work(body.apply(MUCH));

        assertThat(large).as(name).isLessThan(3 * FACTOR * Math.max(small, NOISE / FACTOR));
    }

    /** CPU time of this thread, in nanoseconds. */
    private static long work(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            assertThat(new FeedReader(FeedLimits.DEFAULT).read(bytes, null, ADDRESS))
                    .hasSizeLessThan(2);
        } catch (FeedException refusal) {
            assertThat(refusal).hasMessageContaining(" ");
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
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

    private static Arguments body(String name, IntFunction<String> body) {
        return Arguments.of(name, body);
    }

    private static String titled(String title) {
        return "<rss version='2.0'><channel><item><title>" + title + "</title></item></channel></rss>";
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
