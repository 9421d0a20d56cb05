package io.wirewatch.core.alert;

import static io.wirewatch.core.matching.TestRelease.ARRIVAL;
import static io.wirewatch.core.matching.TestRelease.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stories that concern very many. */
class StoryAlertsTest {
    private static final List<String> IDS =
            IntStream.range(100, 150).mapToObj(i -> "sub-" + i).toList();

    @Test
    void whatNoRecordCouldHoldIsRememberedInSeveralEntriesAndACrashBetweenThemChangesNothing() {
        MemoryAlertStore store = new MemoryAlertStore();
        List<Alert> given = alerts(store, release("rel_1").text("{nato|NATO} met."), IDS);

        assertThat(given).hasSize(IDS.size());
        assertThat(store.changes()).isGreaterThan(2);
        for (int crash = 0; crash <= store.changes(); crash++) {
            MemoryAlertStore left = store.after(crash);
            assertThat(alerts(left, release("rel_1").text("{nato|NATO} met."), IDS))
                    .as("after %s writes", crash)
                    .isEqualTo(given);
        }
    }

    @Test
    void aSentenceAsLongAsItsReleaseIsNotQuotedInOneEntryForAll() {
        String mentions = IDS.stream().map(id -> "{" + id + "|Name}").collect(Collectors.joining(" "));
        TestRelease release = release("rel_1").text(mentions + " and".repeat(100_000) + ".");
        MemoryAlertStore store = new MemoryAlertStore();
        AlertRaiser raiser = new AlertRaiser(
                store, new MemoryAlertStore(), id -> Optional.of(subscription(id, "", "actor:" + id)), () -> {});

        List<Alert> alerts = raiser.alerts(Candidates.live(release.build(), IDS, false, ARRIVAL));

        assertThat(alerts).hasSize(IDS.size());
        for (int entry = 0; entry < store.changes(); entry++) {
            assertThat(store.entry("sty_1", entry).steps().stream()
                            .flatMap(step -> step.member().evidence().stream())
                            .mapToInt(evidence -> evidence.quote().length())
                            .sum())
                    .as("entry %s", entry)
                    .isLessThan(3_000_000);
        }
    }

    @Test
    void aStoryThatIsFullTakesInNoCopiesAndGoesOnWithEverythingElse() {
        MemoryAlertStore store = new MemoryAlertStore();
        alerts(store, release("rel_1").text("{nato|NATO} met."), List.of("sub-100"));
        fill(store);

        assertThat(alerts(store, release("rel_2").text("{nato|NATO} met."), List.of("sub-100")))
                .isEmpty();
        assertThat(alerts(store, release("rel_2").text("{nato|NATO} met."), List.of("sub-101")))
                .extracting(Alert::change)
                .containsExactly(Change.RAISED);
        assertThat(alerts(store, release("rel_1").version(2).withdrawn(), List.of()))
                .extracting(Alert::change)
                .containsExactly(Change.WITHDRAWN);
    }

    /** As if others had been told of many copies. */
    private static void fill(MemoryAlertStore store) {
        AlertStep step = store.entry("sty_1", 0).steps().getFirst();
        List<AlertStep> others = new ArrayList<>();
        for (int i = 0; i < StoryAlerts.MAX_STEPS; i++) {
            others.add(new AlertStep(
                    new AlertStep.Input("rel_9", 1, false, null, null),
                    step.change(),
                    step.status(),
                    null,
                    step.origin(),
                    new SubscriptionRef("other-" + i, "", 1, ""),
                    List.of(),
                    "normal",
                    true,
                    step.at(),
                    step.member(),
                    null,
                    null));
        }
        store.put(new StoryEntry("sty_1", 1, others));
    }

    private static List<Alert> alerts(MemoryAlertStore store, TestRelease release, List<String> subscriptions) {
        AlertRaiser raiser = new AlertRaiser(
                store,
                new MemoryAlertStore(),
                id -> Optional.of(subscription(id, "n".repeat(100_000), "actor:nato")),
                () -> {});
        return raiser.alerts(Candidates.live(release.build(), subscriptions, false, ARRIVAL));
    }

    private static ActiveSubscription subscription(String id, String name, String rule) {
        try {
            return new ActiveSubscription(
                    new SubscriptionRef(id, name, 1, rule),
                    Rules.expressionOf(rule),
                    ARRIVAL,
                    null,
                    null,
                    List.of(),
                    "normal");
        } catch (RuleException e) {
            throw new IllegalStateException(e);
        }
    }
}
