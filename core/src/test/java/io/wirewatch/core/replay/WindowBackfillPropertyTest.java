package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.Backfilled;
import io.wirewatch.core.alert.Finding;
import io.wirewatch.core.alert.MemoryAlertStore;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Candidates.Occasion;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.rules.Window;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import io.wirewatch.core.window.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A windowed subscription is saved at some moment, told its past, and backfilled, while releases go on to come in: what the
 * live path raises and what the backfill raises are together what the engine gives for all releases.
 */
class WindowBackfillPropertyTest {

    @Property(tries = 300)
    void liveAndBackfillTogetherAreWhatTheOracleSays(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = ofStoriesOfTheirOwn(inTime(RandomWindows.anyOrder(random)));

        for (WindowForm form : forms) {
            if (form.expression().startsWith("SPIKE")) {
                // How far back the log is known differs: the oracle has it from the day on which the rule was saved.
                continue;
            }
            Story story = new Story(form, arrivals, random, 3);
            story.happens();

            WindowOracle.assertStanding(form, arrivals, story.standing());
        }
    }

    @Property(tries = 300)
    void inOrderOfArrivalEachAlertIsRaisedOnceAndHasTheIdThatLiveWouldHaveGiven(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.inOrder(random);

        for (WindowForm form : forms) {
            Story story = new Story(form, arrivals, random, 1);
            story.happens();

            PastAlerts whole = new PastAlerts(PastWorld.subscription(form), form.since());
            Set<String> expected = arrivals.stream()
                    .flatMap(arrival -> whole.take(PastWorld.release(arrival), arrival.received()).stream())
                    .map(Alert::id)
                    .collect(Collectors.toSet());
            assertThat(story.given.stream().map(Alert::id).collect(Collectors.toSet()))
                    .as(form.expression())
                    .isEqualTo(expected);
            assertThat(story.given)
                    .as(form.expression())
                    .filteredOn(alert -> alert.change() == Change.RAISED)
                    .allMatch(alert -> alert.revision() == 1 || story.returns(alert));
        }
    }

    /** Kill -9 of the second stage: the store lacks its end from any write on, and the input is read again. */
    @Property(tries = 200)
    void afterACrashAnywhereTheSameAlertsComeAgain(@ForAll long seed, @ForAll int commit, @ForAll int crash) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = inTime(RandomWindows.anyOrder(random));

        for (WindowForm form : forms) {
            Story steady = new Story(form, arrivals, random, 3);
            steady.happens();
            int committed = Math.floorMod(commit, steady.inputs.size());
            int reached = committed + Math.floorMod(crash, steady.inputs.size() - committed) + 1;
            int first = steady.written.get(committed);
            int kept = first + Math.floorMod(crash ^ commit, steady.written.get(reached) - first + 1);

            AlertRaiser restarted = steady.raiser(steady.store.after(kept));
            for (int i = committed; i < steady.inputs.size(); i++) {
                assertThat(steady.inputs.get(i).to(restarted))
                        .as("%s, input %d", form.expression(), i)
                        .isEqualTo(steady.outputs.get(i));
            }
        }
    }

    /** The past that is told is never late, so what came too late would count in one and not in the other. */
    private static List<Arrival> inTime(List<Arrival> arrivals) {
        Set<String> late = arrivals.stream()
                .filter(arrival ->
                        arrival.published().plus(AlertRaiser.LATENESS).isBefore(arrival.received()))
                .map(Arrival::release)
                .collect(Collectors.toSet());
        return arrivals.stream()
                .filter(arrival -> !late.contains(arrival.release()))
                .toList();
    }

    /**
     * An alert stands for one occurrence of its story alone, the live one's or the backfill's. And of releases published in one
     * moment the live path may find another to start an occurrence than the oracle does.
     */
    private static List<Arrival> ofStoriesOfTheirOwn(List<Arrival> arrivals) {
        return arrivals.stream()
                .map(arrival -> new Arrival(
                        arrival.release(),
                        arrival.version(),
                        arrival.withdrawn(),
                        "sty_" + arrival.release(),
                        arrival.published().plusMillis(numberOf(arrival.release())),
                        arrival.received(),
                        arrival.names()))
                .toList();
    }

    private static int numberOf(String release) {
        return Integer.parseInt(release.substring(release.indexOf('_') + 1));
    }

    /** What the second stage reads. */
    private interface Step {
        List<Alert> to(AlertRaiser raiser);
    }

    /** One subscription from before it was saved until all has arrived. */
    private static final class Story {
        private final ActiveSubscription subscription;
        private final WindowRule rule;
        /** When it is saved. */
        private Instant moment;

        private ActiveSubscription saved;
        private final List<Arrival> arrivals;
        private final Random random;
        private final MemoryAlertStore store = new MemoryAlertStore();
        private final AlertRaiser raiser;
        private final List<Step> inputs = new ArrayList<>();
        private final List<List<Alert>> outputs = new ArrayList<>();
        private final List<Integer> written = new ArrayList<>(List.of(0));
        private final Set<Alert> given = new LinkedHashSet<>();

        /** Less than so many releases come in between the moment when it is saved and that when its past is told. */
        private final int meanwhile;

        Story(WindowForm form, List<Arrival> arrivals, Random random, int meanwhile) {
            this.meanwhile = meanwhile;
            this.subscription = PastWorld.subscription(form);
            this.rule = WindowRule.of(subscription.expression());
            this.arrivals = arrivals;
            this.random = random;
            this.raiser = raiser(store);
        }

        /** As it is from the moment on when it was saved; for SPIKE the log is known from where the oracle has it. */
        private ActiveSubscription asSaved() {
            return PastWorld.subscription(
                    subscription.reference().id(),
                    subscription.expression(),
                    isSpike() ? subscription.since() : moment);
        }

        private boolean isSpike() {
            return rule.window() instanceof Window.Spike;
        }

        AlertRaiser raiser(MemoryAlertStore of) {
            return new AlertRaiser(new MemoryAlertStore(), of, _ -> Optional.of(saved), () -> {});
        }

        void happens() {
            moment = arrivals.isEmpty() || isSpike() || random.nextBoolean()
                    ? atAnArrival()
                    : whenOneIsJustNotToldAnyMore();
            int from = 0;
            while (from < arrivals.size() && !arrivals.get(from).received().isAfter(moment)) {
                from++;
            }
            saved = asSaved();
            int told = from;
            // The past is told soon after a rule was saved: what live has forgotten by then nothing takes back.
            for (int more = random.nextInt(meanwhile); more > 0 && isSoon(told); more--) {
                told++;
            }
            int read = told + random.nextInt(Math.min(4, arrivals.size() - told + 1));
            arrivals.subList(from, told).forEach(this::arrives);
            history(told).forEach(this::takes);
            arrivals.subList(told, read).forEach(this::arrives);
            int next = read;
            if (random.nextBoolean()) {
                // Killed in the middle, it begins anew, with what has come in meanwhile.
                List<Step> first = backfill(read);
                first.subList(0, random.nextInt(first.size())).forEach(this::takes);
                for (int more = random.nextInt(3); more > 0 && isSoon(next); more--) {
                    arrives(arrivals.get(next++));
                }
            }
            for (Step step : backfill(next)) {
                if (isSoon(next) && random.nextInt(3) == 0) {
                    arrives(arrivals.get(next++));
                }
                takes(step);
            }
            arrivals.subList(next, arrivals.size()).forEach(this::arrives);
        }

        private Instant atAnArrival() {
            int before = random.nextInt(arrivals.size() + 1);
            return before == 0
                    ? RandomWindows.START.minusSeconds(1)
                    : arrivals.get(before - 1).received();
        }

        /** What it is told of its past begins in the middle of a window. */
        private Instant whenOneIsJustNotToldAnyMore() {
            Instant received = arrivals.get(random.nextInt(arrivals.size())).received();
            return received.plus(back()).plusSeconds(1);
        }

        /** How far back what came in is told. */
        private Duration back() {
            return rule.window().reach().plus(AlertRaiser.LATENESS);
        }

        /** Whether a release comes in within a day of the one before: so long a history or a backfill may take. */
        private boolean isSoon(int next) {
            return next > 0
                    && next < arrivals.size()
                    && arrivals.get(next)
                            .received()
                            .isBefore(arrivals.get(next - 1).received().plus(Duration.ofDays(1)));
        }

        private void takes(Step step) {
            List<Alert> alerts = step.to(raiser);
            inputs.add(step);
            outputs.add(alerts);
            written.add(store.changes());
            given.addAll(alerts);
        }

        private void arrives(Arrival arrival) {
            TaggedRelease release = PastWorld.release(arrival);
            takes(to -> to.alerts(Candidates.live(release, ids(release), true, arrival.received())));
        }

        private List<String> ids(TaggedRelease release) {
            boolean counts = !release.head().withdrawn()
                    && RuleEvaluator.matches(subscription.selection(), ReleaseView.of(release));
            return counts ? List.of(subscription.reference().id()) : List.of();
        }

        /** The past as a rule is told it when it is saved: partition by partition, as far back as it looks. */
        private List<Step> history(int until) {
            Instant from = moment.minus(back());
            List<List<Step>> partitions = new ArrayList<>(List.of(new ArrayList<>(), new ArrayList<>()));
            for (Arrival arrival : arrivals.subList(0, until)) {
                TaggedRelease release = PastWorld.release(arrival);
                boolean isTold = !ids(release).isEmpty() || arrival.version() > 1;
                if (isTold && !arrival.received().isBefore(from)) {
                    List<String> id = List.of(subscription.reference().id());
                    Candidates candidates =
                            new Candidates(release, id, true, Occasion.HISTORY, "rpl_history", true, moment);
                    partitions
                            .get(Math.floorMod(arrival.release().hashCode(), 2))
                            .add(to -> to.alerts(candidates));
                }
            }
            if (random.nextBoolean()) {
                Collections.reverse(partitions);
            }
            return partitions.stream().flatMap(List::stream).toList();
        }

        /** What the backfill hands over that reads so many releases; its last word is that this was all. */
        private List<Step> backfill(int until) {
            PastFindings past = new PastFindings(subscription, subscription.since(), null, null);
            List<Finding> found = new ArrayList<>();
            arrivals.subList(0, until)
                    .forEach(arrival -> found.addAll(past.take(PastWorld.release(arrival), arrival.received())));
            found.addAll(past.rest());
            found.add(null);
            Instant read = until == 0 ? moment : arrivals.get(until - 1).received();
            Instant at = read.isAfter(moment) ? read : moment;
            return found.stream()
                    .map(finding -> new Backfilled(
                            subscription.reference().id(), rule.id(), finding, "rpl_backfill", false, at))
                    .map(backfilled -> (Step) to -> to.alerts(backfilled))
                    .toList();
        }

        /** Whether an alert that is raised again was withdrawn before, or its story has started another occurrence. */
        boolean returns(Alert alert) {
            return given.stream()
                    .anyMatch(other -> other.id().equals(alert.id()) && other.revision() == alert.revision() - 1);
        }

        Set<String> standing() {
            Map<String, Alert> latest = new HashMap<>();
            given.forEach(alert ->
                    latest.merge(alert.id(), alert, (old, now) -> now.revision() >= old.revision() ? now : old));
            return latest.values().stream()
                    .filter(alert -> alert.status() != AlertStatus.WITHDRAWN)
                    .map(Alert::story)
                    .collect(Collectors.toSet());
        }
    }
}
