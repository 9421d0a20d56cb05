package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
    private static final Instant START = TestRelease.ARRIVAL;

    @Test
    void aHistoricalReleaseRaisesHowOldEverItIs() {
        Instant published = Instant.parse("1999-04-05T00:00:00Z");
        TaggedRelease archived = TestRelease.release("rel_1")
                .historical()
                .published(published, PublishedPrecision.DAY)
                .text("{nato|NATO} met.")
                .build();

        for (String expression :
                List.of("actor:nato", "FIRST (actor:nato) IN 90d", "COUNT >= 1 OF (actor:nato) WITHIN 1d")) {
            Preview preview = new Preview(PastWorld.subscription(expression), 3, true);
            preview.take(archived, START);

            assertThat(preview.result().days()).as(expression).containsExactly(Map.entry(LocalDate.of(1999, 4, 5), 1L));
            assertThat(preview.result().samples())
                    .as(expression)
                    .extracting(Alert::story)
                    .containsExactly("sty_1");
        }
    }

    /** An archive that came in within a second: years of event time, and one occurrence in each of them. */
    @ParameterizedTest
    @ValueSource(strings = {"COUNT >= 2 OF (actor:nato) WITHIN 7d", "FIRST (actor:nato) IN 90d"})
    void anArchiveHasTheOccurrencesThatItHadInItsTime(String expression) {
        Preview preview = new Preview(PastWorld.subscription(expression), 0, true);
        for (int i = 0; i < 30; i++) {
            preview.take(
                    TestRelease.release("rel_" + i)
                            .story("sty_" + i)
                            .historical()
                            .published(
                                    Instant.parse("2001-01-01T00:00:00Z").plus(Duration.ofDays(365L * (i / 6) + i % 6)),
                                    PublishedPrecision.INSTANT)
                            .text("{nato|NATO} met.")
                            .build(),
                    START.plusMillis(i));
        }

        assertThat(preview.result().total()).isEqualTo(5);
    }

    @Test
    void aReleaseThatCameInTooLateCountsForNoWindow() {
        Preview preview = new Preview(PastWorld.subscription("FIRST (actor:nato) IN 90d"), 3, false);

        preview.take(
                TestRelease.release("rel_1")
                        .published(START.minus(Duration.ofDays(8)), PublishedPrecision.INSTANT)
                        .text("{nato|NATO} met.")
                        .build(),
                START);

        assertThat(preview.result().total()).isZero();
        assertThat(preview.result().scanned()).isOne();
    }

    @Test
    void spikeHoldsOnlyWhereTheLogReachesBackFarEnough() {
        ActiveSubscription spike = PastWorld.subscription("SPIKE 3x (actor:nato) WITHIN 1d OVER 14d");
        Preview fresh = new Preview(spike, 0, false);
        IntStream.range(0, 5).forEach(i -> fresh.take(hourly(i), at(i)));
        Preview known = new Preview(spike, 0, false);
        known.take(
                TestRelease.release("rel_before")
                        .story("sty_before")
                        .text("Nobody.")
                        .build(),
                START);
        IntStream.range(400, 405).forEach(i -> known.take(hourly(i), at(i)));

        assertThat(fresh.result().total()).isZero();
        assertThat(known.result().total()).isOne();
    }

    @Test
    void aReleaseWithoutAStoryIsPassedOver() {
        Preview preview = new Preview(PastWorld.subscription("actor:nato"), 3, false);

        preview.take(
                TestRelease.release("rel_1").story("").text("{nato|NATO} met.").build(), START);

        assertThat(preview.result().total()).isZero();
    }

    @Test
    void previewsOfARuleOverSeveralReleasesCannotBeMerged() {
        Preview preview = new Preview(PastWorld.subscription("FIRST (actor:nato) IN 90d"), 3, false);

        assertThatThrownBy(() -> preview.merge(preview))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in order");
    }

    /** Each hour a release of a story of its own: what is kept is what came in within reach and lateness. */
    @ParameterizedTest
    @CsvSource({
        "(actor:nato AND actor:peru) WITHIN 24h, 1",
        "COUNT >= 3 OF (actor:nato) WITHIN 24h, 1",
        "FIRST (actor:nato) IN 30m, 0",
        "SPIKE 2x (actor:nato) WITHIN 6h OVER 18h, 1"
    })
    void memoryIsWhatTheRuleNeedsHowLongEverTheLogIs(String expression, int days) {
        Preview preview = new Preview(PastWorld.subscription(expression), 3, false);
        long kept = AlertRaiser.LATENESS.plusDays(days).toHours();
        int most = 0;
        for (int i = 0; i < 5_000; i++) {
            preview.take(hourly(i), at(i));
            most = Math.max(most, preview.size());
        }

        // A hit, an input, a track and perhaps an alert of each, and what a sixteenth of the time adds before it is
        // swept.
        assertThat(most).isBetween((int) kept * 3, (int) (kept * 4 * 9 / 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor:nato", "actor:nato AND NOT actor:peru"})
    void ofARuleOverOneReleaseStoriesAreForgottenWholeOnceTheyAreOld(String expression) {
        PastAlerts past = new PastAlerts(PastWorld.subscription(expression));
        long kept = PastStories.KEPT.toHours();
        int raised = 0;
        int most = 0;
        for (int i = 0; i < 3_000; i++) {
            raised += past.take(hourly(i), at(i)).size();
            most = Math.max(most, past.size());
        }

        assertThat(raised).isEqualTo(3_000);
        assertThat(most).isBetween((int) kept, (int) kept * 9 / 8);
        assertThat(past.take(hourly(0), at(3_000))).as("a story that is over").isEmpty();
    }

    private static TaggedRelease hourly(int number) {
        return TestRelease.release("rel_" + number)
                .story("sty_" + number)
                .published(at(number), PublishedPrecision.INSTANT)
                .received(at(number))
                .text("{nato|NATO} met.")
                .build();
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
