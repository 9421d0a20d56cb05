package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Backfilled;
import io.wirewatch.core.alert.Finding;
import io.wirewatch.core.replay.PastFindings;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.Stretch;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import io.wirewatch.core.window.WindowRule;
import io.wirewatch.runtime.mapping.MatchesMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.runtime.mapping.SubscriptionMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The backfill of windowed rules through the topology, its records and its store: what it raises and what live raises are
 * together what the oracle says, also where the job begins anew and where matching is killed.
 */
class WindowBackfillTopologyTest {

    @Property(tries = 20)
    void liveAndBackfillTogetherAreTheOracleAndACrashChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        for (WindowForm form : RandomWindows.forms(random)) {
            List<Arrival> arrivals = RandomWindows.inOrder(random);
            List<Function<MatchingDriver, List<Alert>>> inputs = inputs(form, arrivals, random);
            List<List<Alert>> given = new ArrayList<>();
            List<Integer> written = new ArrayList<>(List.of(0));
            List<MatchingDriver.Write> changelog;
            try (MatchingDriver steady = driver(form)) {
                for (Function<MatchingDriver, List<Alert>> input : inputs) {
                    given.add(input.apply(steady));
                    written.add(steady.changelog().size());
                }
                changelog = steady.changelog();
            }
            int committed = random.nextInt(inputs.size());
            int reached = committed + random.nextInt(inputs.size() - committed) + 1;
            int kept = written.get(committed) + random.nextInt(written.get(reached) - written.get(committed) + 1);

            assertThat(given.stream().flatMap(List::stream).map(Alert::getStory).collect(Collectors.toSet()))
                    .as(form.expression())
                    .isEqualTo(WindowOracle.stretches(form, arrivals).stream()
                            .map(Stretch::story)
                            .collect(Collectors.toSet()));
            try (MatchingDriver restarted = driver(form)) {
                restarted.restore(changelog.subList(0, kept));
                for (int i = committed; i < inputs.size(); i++) {
                    assertThat(inputs.get(i).apply(restarted))
                            .as("%s, input %d", form.expression(), i)
                            .isEqualTo(given.get(i));
                }
            }
        }
    }

    private static MatchingDriver driver(WindowForm form) {
        MatchingDriver driver = MatchingDriver.inTemporaryFolder();
        driver.subscribe(subscription(form));
        return driver;
    }

    private static Subscription subscription(WindowForm form) {
        return Subscription.newBuilder(Fixtures.subscription(form.id(), form.expression()))
                .setUpdatedAt(form.since())
                .build();
    }

    /** The subscription is told its past; a backfill dies and begins anew; releases come in meanwhile. */
    private static List<Function<MatchingDriver, List<Alert>>> inputs(
            WindowForm form, List<Arrival> arrivals, Random random) {
        int saved = random.nextInt(arrivals.size() + 1);
        int read = saved + random.nextInt(arrivals.size() - saved + 1);
        List<Function<MatchingDriver, List<Alert>>> inputs = new ArrayList<>();
        Instant at = arrivals.getFirst().received();
        arrivals.subList(0, saved)
                .forEach(arrival -> inputs.add(driver ->
                        driver.handed(MatchesMapper.history(mentions(arrival), form.id(), "rpl_history", at), at)));
        arrivals.subList(saved, read).forEach(arrival -> inputs.add(arrives(arrival)));
        List<MatchCandidates> found = found(form, arrivals.subList(0, read));
        found.subList(0, random.nextInt(found.size()))
                .forEach(record -> inputs.add(driver -> driver.handed(record, at)));
        int next = read;
        for (MatchCandidates record : found) {
            if (next < arrivals.size() && random.nextBoolean()) {
                inputs.add(arrives(arrivals.get(next++)));
            }
            inputs.add(driver -> driver.handed(record, at));
        }
        arrivals.subList(next, arrivals.size()).forEach(arrival -> inputs.add(arrives(arrival)));
        return inputs;
    }

    private static Function<MatchingDriver, List<Alert>> arrives(Arrival arrival) {
        return driver -> driver.arrives(mentions(arrival), arrival.received());
    }

    /** What a job hands over that reads these. */
    private static List<MatchCandidates> found(WindowForm form, List<Arrival> arrivals) {
        ActiveSubscription active = ActiveSubscription.of(SubscriptionMapper.toCore(subscription(form)));
        PastFindings past = new PastFindings(active, form.since(), null, null);
        List<Finding> findings = new ArrayList<>();
        arrivals.forEach(
                arrival -> findings.addAll(past.take(MentionsMapper.toCore(mentions(arrival)), arrival.received())));
        findings.addAll(past.rest());
        findings.add(null);
        String rule = WindowRule.of(active.expression()).id();
        return findings.stream()
                .map(finding -> new Backfilled(form.id(), rule, finding, "rpl_1", true, Fixtures.ARRIVAL))
                .map(backfilled -> MatchesMapper.found("main", backfilled))
                .toList();
    }

    private static ReleaseMentions mentions(Arrival arrival) {
        ReleaseHead head = Fixtures.head(arrival.release())
                .setStory(arrival.story())
                .setPublishedAt(arrival.published())
                .setReceivedAt(arrival.received())
                .build();
        return Fixtures.mentions(head, String.join(" ", new TreeSet<>(arrival.names())));
    }
}
