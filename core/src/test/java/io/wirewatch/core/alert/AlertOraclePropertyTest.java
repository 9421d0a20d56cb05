package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Candidates.Occasion;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.TestRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Both stages against the plainest statement of what should exist once everything has arrived. */
class AlertOraclePropertyTest {

    @Provide
    Arbitrary<List<Rule>> rules() {
        return TestRules.valid().list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 150)
    void onceEverythingHasArrivedTheAlertsAreThoseOfTheNewestVersions(
            @ForAll("rules") List<Rule> rules, @ForAll long seed) {
        World world = new World(rules);
        List<TaggedRelease> arrivals = arrivals(seed);

        arrivals.forEach(world::arrive);

        assertThat(world.standing()).isEqualTo(expected(world.rules, arrivals));
    }

    @Property(tries = 150)
    void whatAReplayFindsTakesThePlaceOfWhatWasFound(@ForAll("rules") List<Rule> rules, @ForAll long seed) {
        World world = new World(rules);
        RandomGenerator random = new java.util.Random(seed);
        Map<String, TaggedRelease> newest = new LinkedHashMap<>();
        List<TaggedRelease> came = new ArrayList<>();
        for (TaggedRelease release : arrivals(seed)) {
            world.arrive(release);
            came.add(release);
            newest.put(release.head().id(), release);
            TaggedRelease again = came.get(random.nextInt(came.size()));
            if (!again.head().withdrawn()) {
                TaggedRelease other = TestRelease.release(again.head().id())
                        .version(again.head().version())
                        .story(again.head().story())
                        .title(sentence(random))
                        .text(text(random))
                        .build();
                TaggedRelease found = new TaggedRelease(again.head(), other.mentions(), other.sentences(), 0);
                quiet(world.reprocess(found, "rpl_" + came.size()));
                newest.computeIfPresent(
                        again.head().id(), (_, known) -> known.head().equals(found.head()) ? found : known);
            }
        }

        assertThat(world.standing()).isEqualTo(expected(world.rules, List.copyOf(newest.values())));
    }

    @Property(tries = 150)
    void aVersionThatCameOfReadingAgainIsAnEditThatNobodyIsToldOf(
            @ForAll("rules") List<Rule> rules, @ForAll long seed) {
        World world = new World(rules);
        RandomGenerator random = new java.util.Random(seed);
        Map<String, TaggedRelease> newest = new HashMap<>();
        List<TaggedRelease> arrivals = arrivals(seed);
        for (TaggedRelease release : arrivals) {
            TaggedRelease before = newest.put(release.head().id(), release);
            boolean again = before != null
                    && !before.head().withdrawn()
                    && !release.head().withdrawn()
                    && random.nextBoolean();
            if (again) {
                quiet(world.reprocess(release, "rpl_" + release.head().version()));
            } else {
                world.arrive(release);
            }
        }

        assertThat(world.standing()).isEqualTo(expected(world.rules, arrivals));
    }

    private static void quiet(List<Alert> alerts) {
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(
                                alert.suppressed() != null || alert.origin() == Origin.BACKFILL && !alert.deliver())
                        .as("nobody is told of %s", alert)
                        .isTrue());
    }

    @Property(tries = 150)
    void afterACrashAnywhereTheSameAlertsComeAgain(
            @ForAll("rules") List<Rule> rules, @ForAll long seed, @ForAll int crash, @ForAll int kept) {
        List<TaggedRelease> arrivals = arrivals(seed);
        World steady = new World(rules);
        List<List<Alert>> given = arrivals.stream().map(steady::arrive).toList();

        int until = Math.floorMod(crash, arrivals.size() + 1);
        World crashed = new World(rules);
        arrivals.subList(0, until).forEach(crashed::arrive);
        int from = Math.floorMod(kept, until + 1);

        for (int i = from; i < arrivals.size(); i++) {
            assertThat(crashed.arrive(arrivals.get(i))).isEqualTo(given.get(i));
        }
    }

    @Property(tries = 150)
    void afterACrashBetweenAnyTwoWritesTheSameAlertsComeAgain(
            @ForAll("rules") List<Rule> rules, @ForAll long seed, @ForAll int commit, @ForAll int crash) {
        List<TaggedRelease> arrivals = arrivals(seed);
        MemoryAlertStore store = new MemoryAlertStore();
        World steady = new World(rules, store);
        List<List<Alert>> given = new ArrayList<>();
        List<Integer> changes = new ArrayList<>(List.of(0));
        for (TaggedRelease release : arrivals) {
            given.add(steady.arrive(release));
            changes.add(store.changes());
        }

        int committed = Math.floorMod(commit, arrivals.size());
        int after = changes.get(committed);
        World restarted = new World(rules, store.after(after + Math.floorMod(crash, store.changes() - after + 1)));

        for (int i = committed; i < arrivals.size(); i++) {
            assertThat(restarted.arrive(arrivals.get(i))).isEqualTo(given.get(i));
        }
    }

    /** Versions of a few releases in a few stories: each release's versions in order, the releases mixed. */
    private static List<TaggedRelease> arrivals(long seed) {
        RandomGenerator random = new java.util.Random(seed);
        Map<String, Integer> versions = new HashMap<>();
        List<TaggedRelease> arrivals = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            int number = random.nextInt(5);
            String id = "rel_" + number;
            int version = versions.merge(id, 1, Integer::sum);
            TestRelease release = TestRelease.release(id).version(version).story("sty_" + number % 3);
            if (number == 4) {
                release.carrier("rel_1");
            }
            arrivals.add(
                    version > 1 && random.nextInt(4) == 0
                            ? release.withdrawn().build()
                            : release.title(sentence(random)).text(text(random)).build());
        }
        return arrivals;
    }

    private static String text(RandomGenerator random) {
        return sentence(random) + " " + sentence(random) + "\n\n" + sentence(random);
    }

    private static String sentence(RandomGenerator random) {
        return random.ints(random.nextInt(3), 0, TestRules.ACTORS.size())
                .mapToObj(TestRules.ACTORS::get)
                .map(actor -> "{" + actor + "|Name " + actor + "}")
                .collect(Collectors.joining(" and ", "So ", "."));
    }

    /** Releases of each alert that should stand: of the newest versions, those that fulfil the rule. */
    private static Map<String, Set<String>> expected(Map<String, Rule> rules, List<TaggedRelease> arrivals) {
        Map<String, TaggedRelease> newest = new LinkedHashMap<>();
        arrivals.forEach(release -> newest.put(release.head().id(), release));
        Map<String, Set<String>> expected = new TreeMap<>();
        rules.forEach((subscription, rule) -> newest.values().stream()
                .filter(release -> !release.head().withdrawn())
                .filter(release -> RuleEvaluator.matches(rule, ReleaseView.of(release)))
                .forEach(release -> expected.computeIfAbsent(
                                Ids.alert(subscription, release.head().story()), _ -> new TreeSet<>())
                        .add(release.head().id())));
        return expected;
    }

    /** The two stages joined. */
    private static final class World {
        private final Map<String, Rule> rules = new TreeMap<>();
        private final SubscriptionIndex index = new SubscriptionIndex();
        private final Map<String, Alert> latest = new TreeMap<>();
        private final AlertRaiser raiser;

        World(List<Rule> list) {
            this(list, new MemoryAlertStore());
        }

        World(List<Rule> list, MemoryAlertStore store) {
            list.forEach(rule -> rules.put("sub-" + rules.size(), rule));
            rules.forEach(index::put);
            this.raiser = new AlertRaiser(
                    store,
                    new MemoryAlertStore(),
                    id -> Optional.ofNullable(rules.get(id)).map(rule -> active(id, rule)),
                    () -> {});
        }

        private static ActiveSubscription active(String id, Rule rule) {
            return new ActiveSubscription(
                    new SubscriptionRef(id, id, 1, ""),
                    Expression.single(rule),
                    TestRelease.ARRIVAL,
                    null,
                    null,
                    List.of(),
                    "normal");
        }

        List<Alert> arrive(TaggedRelease release) {
            List<String> found = release.head().withdrawn()
                    ? List.of()
                    : index.match(release).subscriptions();
            return alerts(Candidates.live(release, found, false, TestRelease.ARRIVAL));
        }

        List<Alert> reprocess(TaggedRelease release, String replay) {
            return alerts(new Candidates(
                    release,
                    index.match(release).subscriptions(),
                    false,
                    Occasion.REPROCESSING,
                    replay,
                    false,
                    TestRelease.ARRIVAL.plusSeconds(60)));
        }

        private List<Alert> alerts(Candidates candidates) {
            List<Alert> alerts = raiser.alerts(candidates);
            alerts.forEach(alert ->
                    latest.merge(alert.id(), alert, (old, now) -> now.revision() >= old.revision() ? now : old));
            return alerts;
        }

        Map<String, Set<String>> standing() {
            return latest.values().stream()
                    .filter(alert -> alert.status() != AlertStatus.WITHDRAWN)
                    .collect(Collectors.toMap(
                            Alert::id,
                            alert -> alert.releases().stream()
                                    .map(ReleaseRef::id)
                                    .collect(Collectors.toCollection(TreeSet::new)),
                            (one, _) -> one,
                            TreeMap::new));
        }
    }
}
