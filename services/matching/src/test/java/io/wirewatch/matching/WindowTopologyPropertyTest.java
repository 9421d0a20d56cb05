package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Rules over several releases through the topology, its records and its store, against the plainest reading of what each
 * form says. What is over is forgotten meanwhile.
 */
class WindowTopologyPropertyTest {

    @Property(tries = 40)
    void onceEverythingHasArrivedEachOccurrenceHasAnAlertAndNoneStandsOutside(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);

        List<List<Alert>> given;
        try (Run run = new Run(forms, arrivals, sweeps(random, arrivals))) {
            given = run.from(0);
        }

        assertStanding(forms, arrivals, given);
    }

    @Property(tries = 20)
    void inOrderEachOccurrenceRaisesOnceAtTheReleaseThatStartsIt(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.inOrder(random);

        List<Alert> given;
        try (Run run = new Run(forms, arrivals, sweeps(random, arrivals))) {
            given = run.from(0).stream().flatMap(List::stream).toList();
        }

        for (WindowForm form : forms) {
            assertThat(given.stream()
                            .filter(alert -> alert.getSubscription().getId().equals(form.id()))
                            .map(alert -> alert.getChange() + " " + alert.getStory()))
                    .as(form.expression())
                    .containsExactlyElementsOf(WindowOracle.stretches(form, arrivals).stream()
                            .map(stretch -> "raised " + stretch.story())
                            .toList());
        }
    }

    /** Kill -9: the changelog lacks its end, from any write on, and the input is read again from the last commit. */
    @Property(tries = 40)
    void aCrashAnywhereChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);
        Set<Integer> sweeps = sweeps(random, arrivals);
        List<List<Alert>> given;
        List<Integer> written;
        List<MatchingDriver.Write> changelog;
        try (Run steady = new Run(forms, arrivals, sweeps)) {
            given = steady.from(0);
            written = steady.written;
            changelog = steady.driver.changelog();
        }
        int committed = random.nextInt(arrivals.size());
        int reached = committed + random.nextInt(mayReach(committed, sweeps, arrivals.size()) - committed) + 1;
        int kept = written.get(committed) + random.nextInt(written.get(reached) - written.get(committed) + 1);

        try (Run restarted = new Run(forms, arrivals, sweeps)) {
            restarted.driver.restore(changelog.subList(0, kept));
            List<List<Alert>> again = new ArrayList<>(given.subList(0, committed));
            again.addAll(restarted.from(committed));

            for (int i = 0; i < arrivals.size(); i++) {
                assertThat(again.get(i)).as("input " + i).containsExactlyInAnyOrderElementsOf(given.get(i));
            }
            assertStanding(forms, arrivals, again);
        }
    }

    private static void assertStanding(List<WindowForm> forms, List<Arrival> arrivals, List<List<Alert>> given) {
        Map<String, Alert> latest = new TreeMap<>();
        given.stream()
                .flatMap(Collection::stream)
                .forEach(alert -> latest.merge(
                        alert.getId(), alert, (old, now) -> now.getRevision() >= old.getRevision() ? now : old));
        for (WindowForm form : forms) {
            Set<String> standing = latest.values().stream()
                    .filter(alert -> alert.getSubscription().getId().equals(form.id()))
                    .filter(alert -> !alert.getStatus().equals("withdrawn"))
                    .map(Alert::getStory)
                    .collect(Collectors.toSet());
            WindowOracle.assertStanding(form, arrivals, standing);
        }
    }

    /** After which inputs a stretch of the store is looked through for what is over. */
    private static Set<Integer> sweeps(Random random, List<Arrival> arrivals) {
        return random.ints(arrivals.size(), 0, arrivals.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** How far it may come without another commit: between a sweep and the next but one there always is one. */
    private static int mayReach(int committed, Set<Integer> sweeps, int size) {
        return sweeps.stream()
                .filter(sweep -> sweep >= committed)
                .skip(2)
                .findFirst()
                .orElse(size);
    }

    /** The topology with the rules as subscriptions, and what goes through it. */
    private static final class Run implements AutoCloseable {
        private final MatchingDriver driver = MatchingDriver.inTemporaryFolder();
        private final List<Arrival> arrivals;
        private final Set<Integer> sweeps;
        /** How many writes there were before each input. */
        private final List<Integer> written = new ArrayList<>();

        Run(List<WindowForm> forms, List<Arrival> arrivals, Set<Integer> sweeps) {
            this.arrivals = arrivals;
            this.sweeps = sweeps;
            forms.forEach(form ->
                    driver.subscribe(Subscription.newBuilder(Fixtures.subscription(form.id(), form.expression()))
                            .setUpdatedAt(form.since())
                            .build()));
        }

        /** The alerts of each input from one on. */
        List<List<Alert>> from(int first) {
            List<List<Alert>> given = new ArrayList<>();
            for (int i = first; i < arrivals.size(); i++) {
                written.add(driver.changelog().size());
                given.add(driver.arrives(
                        mentions(arrivals.get(i)), arrivals.get(i).received()));
                if (sweeps.contains(i)) {
                    driver.sweeps();
                }
            }
            written.add(driver.changelog().size());
            return given;
        }

        private static ReleaseMentions mentions(Arrival arrival) {
            ReleaseHead.Builder head = Fixtures.head(arrival.release())
                    .setVersion(arrival.version())
                    .setStory(arrival.story())
                    .setPublishedAt(arrival.published())
                    .setReceivedAt(arrival.received());
            return arrival.withdrawn()
                    ? Fixtures.mentions(head.setStatus("withdrawn").build(), "")
                    : Fixtures.mentions(head.build(), String.join(" ", new TreeSet<>(arrival.names())));
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
