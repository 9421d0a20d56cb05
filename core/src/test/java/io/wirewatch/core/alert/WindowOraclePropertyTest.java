package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rules over several releases against the plainest reading of what each form says, worked out from everything at once. */
class WindowOraclePropertyTest {
    private static final Instant START = TestRelease.ARRIVAL.minus(Duration.ofDays(2));
    private static final Instant SINCE = START.minus(Duration.ofHours(2));

    private static final List<Form> FORMS = List.of(
            form("both", "(actor:a AND actor:b) WITHIN 10h", 10, any("a", "b"), all("a", "b")),
            form(
                    "split",
                    "(actor:a AND (actor:b OR actor:c)) WITHIN 5h",
                    5,
                    any("a", "b", "c"),
                    seen -> all("a").test(seen) && any("b", "c").test(names(seen))),
            form(
                    "clean",
                    "(actor:a AND actor:b AND NOT actor:c) WITHIN 8h",
                    8,
                    names -> any("a", "b").test(names) && !names.contains("c"),
                    all("a", "b")),
            form(
                    "two",
                    "(2 OF (actor:a, actor:b, actor:c)) WITHIN 6h",
                    6,
                    any("a", "b", "c"),
                    seen -> names(seen).stream()
                                    .filter(Set.of("a", "b", "c")::contains)
                                    .count()
                            >= 2),
            form("three", "COUNT >= 3 OF (actor:a) WITHIN 12h", 12, any("a"), seen -> stories(seen) >= 3));

    @Property(tries = 400)
    void onceEverythingHasArrivedEachOccurrenceHasAnAlertAndNoneStandsOutside(@ForAll long seed) {
        List<TaggedRelease> arrivals = arrivals(new Random(seed), false);
        World world = new World(new MemoryAlertStore());

        arrivals.forEach(world::arrive);

        for (Form form : FORMS) {
            List<Stretch> stretches = stretches(form, arrivals);
            Set<String> standing = world.standing(form.id());
            assertThat(stretches)
                    .as("%s: every occurrence has an alert", form.id())
                    .allSatisfy(stretch -> assertThat(standing).containsAnyElementsOf(stretch.stories()));
            assertThat(standing)
                    .as("%s: none stands outside", form.id())
                    .allSatisfy(story -> assertThat(stretches)
                            .anySatisfy(stretch -> assertThat(stretch.stories()).contains(story)));
        }
    }

    @Property(tries = 400)
    void inOrderEachOccurrenceRaisesOnceAtTheReleaseThatStartsIt(@ForAll long seed) {
        List<TaggedRelease> arrivals = arrivals(new Random(seed), true);
        World world = new World(new MemoryAlertStore());

        List<Alert> given =
                arrivals.stream().map(world::arrive).flatMap(List::stream).toList();

        for (Form form : FORMS) {
            assertThat(given.stream()
                            .filter(alert -> alert.subscription().id().equals(form.id()))
                            .map(alert -> alert.change() + " " + alert.story()))
                    .as(form.id())
                    .containsExactlyElementsOf(stretches(form, arrivals).stream()
                            .map(stretch ->
                                    Change.RAISED + " " + stretch.start().head().story())
                            .toList());
        }
    }

    @Property(tries = 400)
    void firstAndSpikeInOrderRaiseWhereTheirDefinitionSays(@ForAll long seed) {
        List<TaggedRelease> arrivals = arrivals(new Random(seed), true);
        World world = new World(new MemoryAlertStore());

        List<Alert> given =
                arrivals.stream().map(world::arrive).flatMap(List::stream).toList();

        List<TaggedRelease> matching = newest(arrivals, any("a"));
        assertThat(raised(given, "first"))
                .containsExactlyElementsOf(matching.stream()
                        .filter(release -> before(matching, release, 8).isEmpty())
                        .map(release -> release.head().story())
                        .toList());
        // A spike is raised only where the numbers say so, and where they begin to say so it is.
        assertThat(raised(given, "spike"))
                .isSubsetOf(matching.stream()
                        .filter(release -> isSpike(matching, release))
                        .map(release -> release.head().story())
                        .toList());
        assertThat(raised(given, "spike").isEmpty())
                .isEqualTo(matching.stream().noneMatch(release -> isSpike(matching, release)));
    }

    @Property(tries = 400)
    void firstHasItsAlertsWhateverTheOrderOfArrival(@ForAll long seed) {
        List<TaggedRelease> arrivals = arrivals(new Random(seed), false);
        World world = new World(new MemoryAlertStore());

        arrivals.forEach(world::arrive);

        List<TaggedRelease> matching = newest(arrivals, any("a"));
        assertThat(world.standing("first"))
                .containsAll(matching.stream()
                        .filter(release -> before(matching, release, 8).isEmpty())
                        .map(release -> release.head().story())
                        .toList());
    }

    @Property(tries = 400)
    void afterACrashAnywhereTheSameAlertsComeAgain(
            @ForAll long seed, @ForAll int committedAt, @ForAll int crashedAt, @ForAll int lostFrom) {
        List<TaggedRelease> arrivals = arrivals(new Random(seed), false);
        MemoryAlertStore store = new MemoryAlertStore();
        World steady = new World(store);
        List<List<Alert>> given = new ArrayList<>();
        List<Integer> changes = new ArrayList<>(List.of(0));
        for (TaggedRelease release : arrivals) {
            given.add(steady.arrive(release));
            changes.add(store.changes());
        }
        int committed = Math.floorMod(committedAt, arrivals.size());
        int reached = committed + Math.floorMod(crashedAt, arrivals.size() - committed) + 1;
        int kept = changes.get(committed) + Math.floorMod(lostFrom, changes.get(reached) - changes.get(committed) + 1);

        World restarted = new World(store.after(kept));

        for (int i = committed; i < arrivals.size(); i++) {
            assertThat(restarted.arrive(arrivals.get(i))).as("input " + i).isEqualTo(given.get(i));
        }
    }

    /** In order: one version each, by event time, as they were published. Otherwise edits and withdrawals, mixed. */
    private static List<TaggedRelease> arrivals(Random random, boolean inOrder) {
        Map<String, Integer> versions = new HashMap<>();
        int count = 4 + random.nextInt(16);
        List<Integer> hours = random.ints(count, 0, 48).boxed().collect(Collectors.toCollection(ArrayList::new));
        if (inOrder) {
            hours.sort(Comparator.naturalOrder());
        }
        List<TaggedRelease> arrivals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = inOrder ? i : random.nextInt(12);
            String id = "rel_" + (char) ('a' + number);
            int version = versions.merge(id, 1, Integer::sum);
            TestRelease release = TestRelease.release(id)
                    .version(version)
                    .story("sty_" + id)
                    .published(START.plus(Duration.ofHours(hours.get(i))), PublishedPrecision.INSTANT)
                    .received(TestRelease.ARRIVAL.plusSeconds(i));
            arrivals.add(
                    version > 1 && random.nextInt(3) == 0
                            ? release.withdrawn().build()
                            : release.text(text(random)).build());
        }
        return arrivals;
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(2), 0, 4)
                .mapToObj(i -> "{" + "abcd".charAt(i) + "|Name}")
                .collect(Collectors.joining(" and ", "So ", "."));
    }

    /** The newest versions that count; of one moment, in the order in which their first counting versions came. */
    private static List<TaggedRelease> newest(List<TaggedRelease> arrivals, Predicate<Set<String>> counts) {
        Map<String, TaggedRelease> newest = new LinkedHashMap<>();
        Map<String, Instant> firstCame = new HashMap<>();
        for (TaggedRelease release : arrivals) {
            newest.put(release.head().id(), release);
            if (!release.head().withdrawn() && counts.test(names(release))) {
                firstCame.putIfAbsent(release.head().id(), release.head().receivedAt());
            }
        }
        return newest.values().stream()
                .filter(release -> !release.head().withdrawn() && counts.test(names(release)))
                .sorted(Comparator.<TaggedRelease, Instant>comparing(
                                release -> release.head().publishedAt())
                        .thenComparing(release -> firstCame.get(release.head().id())))
                .toList();
    }

    /** Goes through all moments; what is in the window is looked up afresh at each. */
    private static List<Stretch> stretches(Form form, List<TaggedRelease> arrivals) {
        List<TaggedRelease> counting = newest(arrivals, form.counts());
        TreeSet<Instant> moments = new TreeSet<>();
        counting.forEach(release -> {
            moments.add(release.head().publishedAt());
            moments.add(release.head().publishedAt().plus(form.length()));
        });
        List<Stretch> stretches = new ArrayList<>();
        List<TaggedRelease> current = null;
        for (Instant moment : moments) {
            List<TaggedRelease> coming = counting.stream()
                    .filter(release -> release.head().publishedAt().equals(moment))
                    .toList();
            List<TaggedRelease> window = new ArrayList<>(counting.stream()
                    .filter(release -> release.head().publishedAt().isBefore(moment)
                            && release.head().publishedAt().isAfter(moment.minus(form.length())))
                    .toList());
            List<TaggedRelease> started = null;
            for (TaggedRelease release : coming) {
                window.add(release);
                if (current == null && started == null && form.holds().test(window)) {
                    started = new ArrayList<>(List.of(release));
                } else if (started != null) {
                    started.add(release);
                }
            }
            if (current != null && form.holds().test(window)) {
                current.addAll(coming);
            } else {
                current = started;
                if (started != null) {
                    stretches.add(new Stretch(started));
                }
            }
        }
        return stretches;
    }

    private static List<TaggedRelease> before(List<TaggedRelease> matching, TaggedRelease release, int hours) {
        Instant at = release.head().publishedAt();
        return matching.subList(0, matching.indexOf(release)).stream()
                .filter(other -> other.head().publishedAt().isAfter(at.minus(Duration.ofHours(hours))))
                .toList();
    }

    /** SPIKE 2x WITHIN 4h OVER 12h, at the moment of a release, with those of the moment that came before it. */
    private static boolean isSpike(List<TaggedRelease> matching, TaggedRelease release) {
        Instant at = release.head().publishedAt();
        int now = before(matching, release, 4).size() + 1;
        int all = before(matching, release, 16).size() + 1;
        return now >= 3 && !SINCE.isAfter(at.minus(Duration.ofHours(12))) && now * 3 >= 2 * (all - now);
    }

    private static List<String> raised(List<Alert> given, String subscription) {
        return given.stream()
                .filter(alert -> alert.subscription().id().equals(subscription))
                .map(Alert::story)
                .toList();
    }

    private static Form form(
            String id,
            String expression,
            int hours,
            Predicate<Set<String>> counts,
            Predicate<Collection<TaggedRelease>> holds) {
        return new Form(id, expression, Duration.ofHours(hours), counts, holds);
    }

    private static Predicate<Set<String>> any(String... names) {
        return found -> List.of(names).stream().anyMatch(found::contains);
    }

    private static Predicate<Collection<TaggedRelease>> all(String... names) {
        return seen -> names(seen).containsAll(List.of(names));
    }

    private static Set<String> names(Collection<TaggedRelease> releases) {
        return releases.stream().flatMap(release -> names(release).stream()).collect(Collectors.toSet());
    }

    private static Set<String> names(TaggedRelease release) {
        return release.mentions().stream().map(Mention::actor).collect(Collectors.toSet());
    }

    private static long stories(Collection<TaggedRelease> releases) {
        return releases.stream()
                .map(release -> release.head().story())
                .distinct()
                .count();
    }

    /** A form, and what it says: which releases count, and when those of a window are enough. */
    private record Form(
            String id,
            String expression,
            Duration length,
            Predicate<Set<String>> counts,
            Predicate<Collection<TaggedRelease>> holds) {}

    /** The releases of an occurrence that came in while it went on. */
    private record Stretch(List<TaggedRelease> releases) {
        TaggedRelease start() {
            return releases.getFirst();
        }

        Set<String> stories() {
            return releases.stream().map(release -> release.head().story()).collect(Collectors.toSet());
        }
    }

    /** All forms as subscriptions. */
    private static final class World {
        private final Map<String, ActiveSubscription> subscriptions = new TreeMap<>();
        private final Map<String, Alert> latest = new TreeMap<>();
        private final AlertRaiser raiser;

        World(MemoryAlertStore store) {
            FORMS.forEach(form -> subscribe(form.id(), form.expression()));
            subscribe("first", "FIRST (actor:a) IN 8h");
            subscribe("spike", "SPIKE 2x (actor:a) WITHIN 4h OVER 12h");
            raiser = new AlertRaiser(store, id -> Optional.ofNullable(subscriptions.get(id)), () -> {
                throw new AssertionError("nothing here is too late");
            });
        }

        private void subscribe(String id, String expression) {
            try {
                subscriptions.put(
                        id,
                        new ActiveSubscription(
                                new SubscriptionRef(id, id, 1, expression),
                                Rules.expressionOf(expression),
                                SINCE,
                                null,
                                List.of(),
                                "normal"));
            } catch (RuleException e) {
                throw new IllegalArgumentException(expression, e);
            }
        }

        List<Alert> arrive(TaggedRelease release) {
            List<Alert> alerts = raiser.alerts(Candidates.live(
                    release, List.copyOf(subscriptions.keySet()), release.head().receivedAt()));
            alerts.forEach(alert ->
                    latest.merge(alert.id(), alert, (old, now) -> now.revision() >= old.revision() ? now : old));
            return alerts;
        }

        Set<String> standing(String subscription) {
            return latest.values().stream()
                    .filter(alert -> alert.subscription().id().equals(subscription))
                    .filter(alert -> alert.status() != AlertStatus.WITHDRAWN)
                    .map(Alert::story)
                    .collect(Collectors.toSet());
        }
    }
}
