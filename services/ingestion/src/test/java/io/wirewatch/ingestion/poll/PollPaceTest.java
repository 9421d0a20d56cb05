package io.wirewatch.ingestion.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPaceTest {
    private static final Instant NOW = Instant.parse("2024-03-01T10:00:00Z");
    private static final PolledSource FEED = Sources.feed("https://news.example/feed");

    private final PollPace pace = new PollPace(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({"0, PT4M30S", "0.5, PT5M", "1, PT5M30S"})
    void theIntervalIsStretchedOrShortenedByATenthAtMost(double random, Duration expected) {
        assertThat(pace.afterSuccess(FEED, false, NOW, random)).isEqualTo(NOW.plus(expected));
    }

    @Test
    void whatWasNotCompleteIsLookedAtSoon() {
        assertThat(pace.afterSuccess(FEED, true, NOW, 0.5)).isEqualTo(NOW.plusSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"1, PT5M", "2, PT10M", "3, PT20M", "4, PT40M", "5, PT1H", "6, PT1H", "1000, PT1H"})
    void failuresDoubleThePauseUpToItsBound(int failures, Duration expected) {
        assertThat(pace.afterFailure(FEED, failures, null, NOW, 0.5)).isEqualTo(NOW.plus(expected));
    }

    @Test
    void whatTheServerAsksForIsDoneUpToADay() {
        assertThat(pace.afterFailure(FEED, 1, Duration.ofSeconds(90), NOW, 0)).isEqualTo(NOW.plusSeconds(90));
        assertThat(pace.afterFailure(FEED, 1, Duration.ofDays(30), NOW, 0)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void feedsAreNotAskedMoreOftenAndFoldersNotLessOftenThanSet() {
        PolledSource eager = new PolledSource(
                "main", "x", "feed", "https://x.example", Duration.ofSeconds(1), true, 1, NOW, NOW, null);

        assertThat(pace.interval(eager)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.interval(Sources.folder("/srv/inbox"))).isEqualTo(Duration.ofSeconds(10));
    }
}
