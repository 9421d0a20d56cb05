package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.TestRules;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rules of every form over the past: as the live path, release by release, and as the oracle in the end. */
class PastAlertsPropertyTest {

    @Provide
    Arbitrary<Rule> rules() {
        return TestRules.valid();
    }

    @Property(tries = 300)
    void aRuleOverOneReleaseGivesWhatTheLivePathGives(@ForAll("rules") Rule rule, @ForAll long seed) {
        ActiveSubscription subscription = PastWorld.subscription("watch", Expression.single(rule), TestRelease.ARRIVAL);
        PastWorld.Live live = new PastWorld.Live(subscription);
        PastAlerts past = new PastAlerts(subscription);

        for (TaggedRelease release : PastWorld.versions(new Random(seed))) {
            Instant arrival = release.head().receivedAt();
            assertThat(past.take(release, arrival)).isEqualTo(live.take(release, arrival));
        }
    }

    @Property(tries = 300)
    void aRuleOverSeveralGivesWhatTheLivePathGivesUntilAnAlertIsOver(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);

        for (WindowForm form : forms) {
            ActiveSubscription subscription = PastWorld.subscription(form);
            Duration kept = subscription.expression().window().reach().plus(AlertRaiser.LATENESS);
            PastWorld.Live live = new PastWorld.Live(subscription);
            PastAlerts past = new PastAlerts(subscription, form.since());
            Map<String, Instant> lastChanged = new HashMap<>();
            Set<String> wasQuiet = new HashSet<>();
            for (Arrival arrival : arrivals) {
                TaggedRelease release = PastWorld.release(arrival);
                List<Alert> given = past.take(release, arrival.received());
                List<Alert> expected = live.take(release, arrival.received());
                for (Alert alert : expected) {
                    Instant before = lastChanged.put(alert.story(), arrival.received());
                    if (before != null && before.plus(kept).isBefore(arrival.received())) {
                        wasQuiet.add(alert.story());
                    }
                }

                assertThat(seen(given, wasQuiet))
                        .as(form.expression())
                        .isEqualTo(seen(
                                expected.stream()
                                        .filter(alert -> !past.isOver(alert.story()))
                                        .toList(),
                                wasQuiet));
                assertThat(expected)
                        .filteredOn(alert -> past.isOver(alert.story()))
                        .allMatch(alert -> wasQuiet.contains(alert.story()));
            }
        }
    }

    /** Of an alert that was forgotten meanwhile the revisions are counted anew, and so is the time when it was raised. */
    private static List<Object> seen(List<Alert> alerts, Set<String> wasQuiet) {
        return alerts.stream()
                .map(alert -> wasQuiet.contains(alert.story())
                        ? List.of(alert.id(), alert.change(), alert.releases(), alert.evidence())
                        : (Object) alert)
                .toList();
    }

    @Property(tries = 200)
    void onceAllIsReadEachOccurrenceHasAnAlertAndNoneStandsOutside(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);

        for (WindowForm form : forms) {
            PastAlerts past = new PastAlerts(PastWorld.subscription(form), form.since());
            Map<String, Alert> latest = new HashMap<>();
            arrivals.forEach(arrival -> past.take(PastWorld.release(arrival), arrival.received())
                    .forEach(alert -> latest.merge(alert.id(), alert, PastWorld::newest)));

            WindowOracle.assertStanding(
                    form,
                    arrivals,
                    latest.values().stream()
                            .filter(alert -> alert.status() != AlertStatus.WITHDRAWN)
                            .map(Alert::story)
                            .collect(Collectors.toSet()));
        }
    }
}
