package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.Backfilled;
import io.wirewatch.core.alert.Finding;
import io.wirewatch.core.alert.MemoryAlertStore;
import io.wirewatch.core.alert.ReleaseRef;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Candidates.Occasion;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a windowed rule was told of its past begins somewhere; the backfill has read what was before. */
class WindowBackfillTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anOccurrenceIsRaisedOfWhichTheRuleWasToldAPartOnly() {
        String expression = "(actor:a AND actor:b) WITHIN 24h";
        List<Arrival> arrivals = List.of(arrival("rel_1", 0, 0, "a"), arrival("rel_2", 1, 1, "b"));

        List<Alert> alerts = raised(expression, arrivals, justAfter(arrivals.getFirst(), Duration.ofHours(24)));

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.story()).isEqualTo("sty_rel_2");
            assertThat(alert.releases()).map(ReleaseRef::id).containsExactly("rel_1", "rel_2");
        });
    }

    @Test
    void aSpikeIsRaisedThatIsYoungerThanWhatTheRuleKnowsOfTheLog() {
        String expression = "SPIKE 2x (actor:a) WITHIN 6h OVER 18h";
        List<Arrival> arrivals = List.of(
                arrival("rel_1", 0, 0, "b"),
                arrival("rel_2", 30, 30, "a"),
                arrival("rel_3", 31, 31, "a"),
                arrival("rel_4", 32, 32, "a"));

        List<Alert> alerts = raised(expression, arrivals, START.plus(Duration.ofHours(33)));

        assertThat(alerts).map(Alert::story).containsExactly("sty_rel_4");
    }

    @Test
    void nothingIsRaisedThatIsTheFirstOfWhatTheRuleWasToldButNotOfTheLog() {
        String expression = "FIRST (actor:a) IN 4h";
        // Both came in before they were published, so that one was not told of whose window holds the other.
        List<Arrival> arrivals = List.of(arrival("rel_1", 10, 0, "a"), arrival("rel_2", 11, 1, "a"));

        List<Alert> alerts = raised(expression, arrivals, justAfter(arrivals.getFirst(), Duration.ofHours(4)));

        assertThat(alerts).map(Alert::story).containsExactly("sty_rel_1");
    }

    /** The first moment at which a rule can be saved that is not told of it. */
    private static Instant justAfter(Arrival arrival, Duration reach) {
        return arrival.received().plus(reach).plus(AlertRaiser.LATENESS).plusSeconds(1);
    }

    private static Arrival arrival(String release, int publishedHour, int receivedHour, String... names) {
        Instant published = START.plus(Duration.ofHours(publishedHour));
        Instant received = START.plus(Duration.ofHours(receivedHour));
        return new Arrival(release, 1, false, "sty_" + release, published, received, Set.of(names));
    }

    /** A rule that is saved once all has come in, is told its past, and backfilled. */
    private static List<Alert> raised(String expression, List<Arrival> arrivals, Instant saved) {
        ActiveSubscription subscription = PastWorld.subscription(
                "watch", PastWorld.subscription(expression).expression(), saved);
        WindowRule rule = WindowRule.of(subscription.expression());
        Instant from = saved.minus(rule.window().reach()).minus(AlertRaiser.LATENESS);
        AlertRaiser raiser = new AlertRaiser(
                new MemoryAlertStore(), new MemoryAlertStore(), _ -> Optional.of(subscription), () -> {});
        arrivals.stream()
                .filter(arrival -> arrival.received().isAfter(from))
                .map(PastWorld::release)
                .forEach(release -> raiser.alerts(
                        new Candidates(release, List.of("watch"), true, Occasion.HISTORY, "rpl_history", true, saved)));

        PastFindings past = new PastFindings(subscription, arrivals.getFirst().received(), null, null);
        List<Finding> found = new ArrayList<>();
        arrivals.forEach(arrival -> found.addAll(past.take(PastWorld.release(arrival), arrival.received())));
        found.addAll(past.rest());
        found.add(null);
        return found.stream()
                .map(finding -> new Backfilled("watch", rule.id(), finding, "rpl_backfill", false, saved))
                .flatMap(backfilled -> raiser.alerts(backfilled).stream())
                .toList();
    }
}
