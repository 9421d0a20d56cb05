package io.wirewatch.formats.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTxtTest {
    private static final URI SITE = URI.create("https://news.example:8443/press/all?x=1#top");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void itStandsAtTheRootOfTheSite() {
        assertThat(RobotsTxt.of(SITE)).isEqualTo(URI.create("https://news.example:8443/robots.txt"));
    }

    @Test
    void theGroupOfTheFetchersFirstWordCountsWithItsPauseAndTheSitemapsOfAll() {
        RobotsTxt robots = read(
                        200,
                        "User-agent: *\nDisallow: /\n\nUser-agent: WireWatch\nDisallow: /private\nCrawl-delay: 7\n"
                                + "Sitemap: https://cdn.example/map.xml")
                .orElseThrow();

        assertThat(robots.allows(URI.create("https://news.example:8443/press"))).isTrue();
        assertThat(robots.allows(URI.create("https://news.example:8443/private/a")))
                .isFalse();
        assertThat(robots.pause()).isEqualTo(Duration.ofSeconds(7));
        assertThat(robots.sitemaps()).containsExactly("https://cdn.example/map.xml");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 404, 410})
    void aSiteWithoutOneAllowsEverything(int status) {
        RobotsTxt robots = read(status, "User-agent: *\nDisallow: /").orElseThrow();

        assertThat(robots.allows(SITE)).isTrue();
        assertThat(robots.pause()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aSiteThatCannotSayAllowsNothingForNow(int status) {
        assertThat(read(status, "")).isEmpty();
    }

    @FuzzTest
    void anyBytesGiveAnAnswerSoon(byte[] input) {
        answer(input);
    }

    @Test
    void longLinesAndManyWildcardsAreOverSoon() {
        for (String text : new String[] {
            "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*b\n".repeat(15_000),
            "User-agent: *\nDisallow: /" + "*a".repeat(200_000),
            "User-agent: " + "x".repeat(400_000) + "\nDisallow: /",
            "Sitemap: https://news.example/\n".repeat(15_000)
        }) {
            answer(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(byte[] input) {
        long begun = System.nanoTime();
        RobotsTxt robots = RobotsTxt.read(SITE, 200, input, "Wirewatch/test").orElseThrow();
        assertThat(robots.pause().isNegative()).isFalse();
        robots.allows(URI.create("https://news.example:8443/" + "a".repeat(2_000)));
        robots.sitemaps().forEach(sitemap -> assertThat(sitemap).isNotBlank());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
    }

    private static Optional<RobotsTxt> read(int status, String text) {
        return RobotsTxt.read(
                RobotsTxt.of(SITE), status, text.getBytes(StandardCharsets.UTF_8), "Wirewatch/test (reader)");
    }
}
