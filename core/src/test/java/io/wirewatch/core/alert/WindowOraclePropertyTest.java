package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rules over several releases against the plainest reading of what each form says. */
class WindowOraclePropertyTest {

    @Property(tries = 400)
    void onceEverythingHasArrivedEachOccurrenceHasAnAlertAndNoneStandsOutside(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);
        World world = new World(forms, new MemoryAlertStore());

        List<Alert> given =
                arrivals.stream().map(world::arrive).flatMap(List::stream).toList();

        assertThat(given)
                .filteredOn(alert -> alert.status() != AlertStatus.WITHDRAWN)
                .as("alerts that stand by nothing")
                .noneMatch(alert -> alert.releases().isEmpty());
        forms.forEach(form -> WindowOracle.assertStanding(form, arrivals, world.standing(form.id())));
        Map<String, Integer> newest =
                arrivals.stream().collect(Collectors.toMap(Arrival::release, Arrival::version, Math::max));
        assertThat(world.standing())
                .as("alerts that show releases as they were before an edit, or that were taken back")
                .filteredOn(alert ->
                        alert.releases().stream().anyMatch(release -> newest.get(release.id()) > release.version()))
                .isEmpty();
    }

    @Property(tries = 400)
    void inOrderEachOccurrenceRaisesOnceAtTheReleaseThatStartsIt(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.inOrder(random);
        World world = new World(forms, new MemoryAlertStore());

        List<Alert> given =
                arrivals.stream().map(world::arrive).flatMap(List::stream).toList();

        for (WindowForm form : forms) {
            assertThat(given.stream()
                            .filter(alert -> alert.subscription().id().equals(form.id()))
                            .map(alert -> alert.change() + " " + alert.story()))
                    .as(form.expression())
                    .containsExactlyElementsOf(WindowOracle.stretches(form, arrivals).stream()
                            .map(stretch -> Change.RAISED + " " + stretch.story())
                            .toList());
        }
    }

    @Property(tries = 400)
    void afterACrashAnywhereTheSameAlertsComeAgain(
            @ForAll long seed, @ForAll int committedAt, @ForAll int crashedAt, @ForAll int lostFrom) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);
        MemoryAlertStore store = new MemoryAlertStore();
        World steady = new World(forms, store);
        List<List<Alert>> given = new ArrayList<>();
        List<Integer> changes = new ArrayList<>(List.of(0));
        for (Arrival arrival : arrivals) {
            given.add(steady.arrive(arrival));
            changes.add(store.changes());
        }
        int committed = Math.floorMod(committedAt, arrivals.size());
        int reached = committed + Math.floorMod(crashedAt, arrivals.size() - committed) + 1;
        int kept = changes.get(committed) + Math.floorMod(lostFrom, changes.get(reached) - changes.get(committed) + 1);

        World restarted = new World(forms, store.after(kept));

        for (int i = committed; i < arrivals.size(); i++) {
            assertThat(restarted.arrive(arrivals.get(i))).as("input " + i).isEqualTo(given.get(i));
        }
    }

    /** The rules as subscriptions. */
    private static final class World {
        private final Map<String, ActiveSubscription> subscriptions = new TreeMap<>();
        private final Map<String, Alert> latest = new TreeMap<>();
        private final AlertRaiser raiser;

        World(List<WindowForm> forms, MemoryAlertStore store) {
            forms.forEach(form -> subscriptions.put(form.id(), subscription(form)));
            raiser = new AlertRaiser(
                    new MemoryAlertStore(), store, id -> Optional.ofNullable(subscriptions.get(id)), () -> {});
        }

        private static ActiveSubscription subscription(WindowForm form) {
            try {
                return new ActiveSubscription(
                        new SubscriptionRef(form.id(), form.id(), 1, form.expression()),
                        Rules.expressionOf(form.expression()),
                        form.since(),
                        null,
                        null,
                        List.of(),
                        "normal");
            } catch (RuleException e) {
                throw new IllegalArgumentException(form.expression(), e);
            }
        }

        List<Alert> arrive(Arrival arrival) {
            List<Alert> alerts = raiser.alerts(
                    Candidates.live(release(arrival), List.copyOf(subscriptions.keySet()), true, arrival.received()));
            alerts.forEach(alert ->
                    latest.merge(alert.id(), alert, (old, now) -> now.revision() >= old.revision() ? now : old));
            return alerts;
        }

        private static TaggedRelease release(Arrival arrival) {
            TestRelease release = TestRelease.release(arrival.release())
                    .version(arrival.version())
                    .story(arrival.story())
                    .published(arrival.published(), PublishedPrecision.INSTANT)
                    .received(arrival.received());
            return arrival.withdrawn()
                    ? release.withdrawn().build()
                    : release.text(text(arrival.names())).build();
        }

        private static String text(Set<String> names) {
            return names.stream()
                    .sorted()
                    .map(name -> "{" + name + "|Name}")
                    .collect(Collectors.joining(" and ", "So ", "."));
        }

        List<Alert> standing() {
            return latest.values().stream()
                    .filter(alert -> alert.status() != AlertStatus.WITHDRAWN)
                    .toList();
        }

        Set<String> standing(String subscription) {
            return standing().stream()
                    .filter(alert -> alert.subscription().id().equals(subscription))
                    .map(Alert::story)
                    .collect(Collectors.toSet());
        }
    }
}
