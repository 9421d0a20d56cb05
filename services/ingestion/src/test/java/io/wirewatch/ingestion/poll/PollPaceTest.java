package io.wirewatch.ingestion.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertThat(pace.afterSuccess(FEED, PollState.NEW, Sources.harvest(), NOW, random))
                .isEqualTo(NOW.plus(expected));
    }

    @Test
    void whatWasNotCompleteIsLookedAtSoon() {
        Harvest again = new Harvest(false, null, null, List.of(), List.of(), 0, true);

        assertThat(pace.afterSuccess(FEED, PollState.NEW, again, NOW, 0.5)).isEqualTo(NOW.plusSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({
        // Every ten minutes: no rarer than the interval says.
        "PT10M, PT0S, PT5M",
        "PT40M, PT0S, PT10M",
        "P1D, PT0S, PT1H",
        // Usually every ten minutes, but quiet now.
        "PT10M, PT4H, PT15M",
        "PT10M, P3D, PT1H",
    })
    void aSourceThatPublishesRarelyOrIsQuietIsPolledLessOften(Duration gap, Duration quiet, Duration expected) {
        PolledSource adaptive = adaptive(Duration.ofHours(1));
        Instant last = NOW.minus(quiet);
        PollState state = publishing(List.of(last, last.minus(gap), last.minus(gap.multipliedBy(2))));

        assertThat(pace.afterSuccess(adaptive, state, Sources.harvest(), NOW, 0.5))
                .isEqualTo(NOW.plus(expected));
        assertThat(pace.afterSuccess(FEED, state, Sources.harvest(), NOW, 0.5))
                .as("where no longest interval is set")
                .isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aNewSourceThatHasNothingYetIsNotForgottenNorHammered() {
        PolledSource adaptive = adaptive(Duration.ofHours(6));

        assertThat(pace.afterSuccess(adaptive, PollState.NEW, Sources.harvest(), Sources.CREATED, 0.5))
                .isEqualTo(Sources.CREATED.plus(Duration.ofMinutes(5)));
        Instant later = Sources.CREATED.plus(Duration.ofDays(30));
        assertThat(pace.afterSuccess(adaptive, PollState.NEW, Sources.harvest(), later, 0.5))
                .isEqualTo(later.plus(Duration.ofHours(6)));
    }

    @ParameterizedTest
    @CsvSource({"PT1M, 0.5, PT5M", "PT20M, 0, PT20M", "PT20M, 1, PT22M", "P1D, 0, PT1H"})
    void whatTheServerCallsFreshIsNotAskedForBeforeItIsStale(Duration fresh, double random, Duration expected) {
        Harvest harvest = Sources.harvest().freshFor(fresh);

        assertThat(pace.afterSuccess(FEED, PollState.NEW, harvest, NOW, random)).isEqualTo(NOW.plus(expected));
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

    private static PolledSource adaptive(Duration longest) {
        return new PolledSource(
                FEED.tenant(),
                FEED.id(),
                FEED.kind(),
                FEED.url(),
                FEED.interval(),
                true,
                1,
                Sources.CREATED,
                Sources.CREATED,
                null,
                SourceOptions.USUAL.withMaxInterval(longest),
                FEED.name());
    }

    private static PollState publishing(List<Instant> entries) {
        return Sources.known(Rhythm.UNKNOWN.with(entries));
    }
}
