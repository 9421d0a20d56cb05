package io.wirewatch.formats.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What reading a feed keeps whatever its bytes are: it gives entries or a reason, soon. The build runs the inputs in
 * {@code FeedFuzzTestInputs}; {@code JAZZER_FUZZ=1 mvn -pl formats -am test -Dtest=FeedFuzzTest -Djazzer.hooks=true} goes on
 * from them and leaves there what it finds wrong.
 */
class FeedFuzzTest {
    private static final URI ADDRESS = URI.create("https://news.example/press/feed");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @FuzzTest
    void givesEntriesOrAReason(byte[] input) {
        check(input);
    }

    /** That the checks are of something. */
    @Test
    void thereIsSomethingToCheck() {
        assertThat(check("<rss version='2.0'><channel><item><title>x</title><link>/1</link></item></channel></rss>"
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1);
    }

    private static int check(byte[] input) {
        long begun = System.nanoTime();
        int entries = 0;
        try {
            List<FeedEntry> read = new FeedReader(FeedLimits.DEFAULT).read(input, null, ADDRESS);
            read.forEach(FeedFuzzTest::check);
            entries = read.size();
        } catch (FeedException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.problem()).isNotNull();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        return entries;
    }

    private static void check(FeedEntry entry) {
        assertThat(entry.html()).isNotNull();
        if (entry.link() != null) {
            URI link = URI.create(entry.link());
            assertThat(link.getScheme()).matches("(?i)https?");
            assertThat(link.getHost()).isNotNull();
        }
        if (entry.publishedAt() != null) {
            assertThat(entry.published()).isNotBlank();
        }
    }
}
