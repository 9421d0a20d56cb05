package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What reading the header {@code Link} keeps whatever its text is: it gives a few addresses of the web, soon. The build runs the
 * inputs in {@code LinkHeaderFuzzTestInputs}; see {@link FeedFuzzTest} for going on from them.
 */
class LinkHeaderFuzzTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/feed");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @FuzzTest
    void givesAddressesOfTheWeb(byte[] input) {
        List<String> values =
                new String(input, StandardCharsets.ISO_8859_1).lines().toList();
        long begun = System.nanoTime();

        HubLinks links = LinkHeader.hub(values, ADDRESS);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        assertThat(links.hubs()).hasSizeLessThanOrEqualTo(HubLinks.MOST_HUBS).allSatisfy(LinkHeaderFuzzTest::check);
        if (links.self() != null) {
            check(links.self());
        }
    }

    private static void check(String link) {
        URI address = URI.create(link);
        assertThat(address.getScheme()).matches("(?i)https?");
        assertThat(address.getHost()).isNotNull();
    }
}
