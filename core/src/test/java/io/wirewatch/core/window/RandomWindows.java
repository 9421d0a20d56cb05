package io.wirewatch.core.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Windowed rules and releases for them, from a seed. */
public final class RandomWindows {
    /** Nothing comes in before. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** What comes in later than this after it was published counts for no window. */
    static final Duration LATENESS = Duration.ofDays(7);

    private static final int REPEATED_WITHIN_HOURS = 12;

    private RandomWindows() {}

    /** Some rules of every form, saved about when the releases begin. */
    public static List<WindowForm> forms(Random random) {
        Instant since = START.minus(Duration.ofHours(random.nextInt(48)));
        return List.of(
                WindowForm.within("within-1", ActorRule.several(random), 1 + random.nextInt(12), since),
                WindowForm.within("within-2", ActorRule.several(random), 1 + random.nextInt(48), since),
                WindowForm.count("count-1", rule(random), 2 + random.nextInt(2), 1 + random.nextInt(12), since),
                WindowForm.count("count-2", rule(random), 1 + random.nextInt(5), 1 + random.nextInt(36), since),
                WindowForm.first("first-1", rule(random), 1 + random.nextInt(8), since),
                WindowForm.first("first-2", rule(random), 1 + random.nextInt(48), since),
                spike("spike-1", random, 2 + random.nextInt(6), since),
                spike("spike-2", random, 6 + random.nextInt(18), since));
    }

    private static ActorRule rule(Random random) {
        return random.nextBoolean() ? ActorRule.one(random) : ActorRule.several(random);
    }

    private static WindowForm spike(String id, Random random, int hours, Instant since) {
        int tenths = 11 + random.nextInt(10);
        return WindowForm.spike(id, ActorRule.one(random), tenths, hours, hours * 2 + random.nextInt(24), since);
    }

    /** One version of each release, each as it was published. */
    public static List<Arrival> inOrder(Random random) {
        int stories = stories(random);
        List<Integer> hours =
                random.ints(4 + random.nextInt(26), 0, 48).sorted().boxed().toList();
        List<Arrival> arrivals = new ArrayList<>();
        for (int hour : hours) {
            int number = arrivals.size();
            Instant published = START.plus(Duration.ofHours(hour));
            arrivals.add(new Arrival(
                    "rel_" + number,
                    1,
                    false,
                    "sty_" + number % stories,
                    published,
                    published.plusSeconds(number),
                    names(random)));
        }
        return arrivals;
    }

    /**
     * Releases that come in late, early, too late and twice, are edited and are withdrawn; now and then nothing comes for
     * days. A release is edited for some days only, as long as windows look at it.
     */
    public static List<Arrival> anyOrder(Random random) {
        return new Disorder(random).arrivals();
    }

    private static int stories(Random random) {
        return random.nextBoolean() ? 100 : 3 + random.nextInt(8);
    }

    private static Set<String> names(Random random) {
        return random.ints(1 + random.nextInt(2), 0, ActorRule.ACTORS.size())
                .mapToObj(ActorRule.ACTORS::get)
                .collect(Collectors.toSet());
    }

    private static final class Disorder {
        private final Random random;
        private final int stories;
        private final int spread;
        private final int pace;
        private final Map<String, Arrival> newest = new LinkedHashMap<>();
        private final List<Arrival> arrivals = new ArrayList<>();
        private int hour;

        Disorder(Random random) {
            this.random = random;
            this.stories = stories(random);
            this.spread = List.of(6, 24, 48, 120).get(random.nextInt(4));
            this.pace = List.of(1, 2, 5).get(random.nextInt(3));
        }

        List<Arrival> arrivals() {
            int count = 4 + random.nextInt(36);
            while (arrivals.size() < count) {
                hour += random.nextInt(20) == 0 ? 24 * random.nextInt(20) : random.nextInt(pace);
                arrivals.add(next());
            }
            return arrivals;
        }

        private Arrival next() {
            List<Arrival> lately = arrivals.subList(Math.max(0, arrivals.size() - 3), arrivals.size()).stream()
                    .filter(arrival -> hoursSince(arrival.received()) < REPEATED_WITHIN_HOURS)
                    .toList();
            if (!lately.isEmpty() && random.nextInt(6) == 0) {
                return lately.get(random.nextInt(lately.size()));
            }
            List<Arrival> editable = newest.values().stream()
                    .filter(arrival -> hoursSince(arrival.published()) < 5 * 24)
                    .toList();
            return !editable.isEmpty() && random.nextInt(3) == 0
                    ? edited(editable.get(random.nextInt(editable.size())))
                    : fresh();
        }

        private Arrival fresh() {
            int number = newest.size();
            return remembered(new Arrival(
                    "rel_" + number, 1, false, "sty_" + number % stories, at(hour - age()), now(), names(random)));
        }

        private int age() {
            return switch (random.nextInt(24)) {
                case 0, 1 -> (int) LATENESS.toHours() + 1 + random.nextInt(48);
                case 2 -> -random.nextInt(12);
                default -> random.nextInt(spread);
            };
        }

        private Arrival edited(Arrival before) {
            Instant published = random.nextInt(3) > 0
                    ? before.published()
                    : before.published().plus(Duration.ofHours(random.nextInt(12)));
            return remembered(new Arrival(
                    before.release(),
                    before.version() + 1,
                    random.nextInt(4) == 0,
                    before.story(),
                    published,
                    now(),
                    names(random)));
        }

        private Arrival remembered(Arrival arrival) {
            newest.put(arrival.release(), arrival);
            return arrival;
        }

        private Instant now() {
            return at(hour).plusSeconds(arrivals.size());
        }

        private static Instant at(int hour) {
            return START.plus(Duration.ofHours(hour));
        }

        private long hoursSince(Instant moment) {
            return Duration.between(moment, at(hour)).toHours();
        }
    }
}
