package io.wirewatch.core.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A windowed rule, and what it says in the plainest words.
 *
 * @param id id of its subscription
 * @param expression the rule
 * @param since since when it is there
 * @param counts whether a release that names these actors counts
 * @param stretches its occurrences among the releases that count, in order of event time
 */
public record WindowForm(
        String id,
        String expression,
        Instant since,
        Predicate<Set<String>> counts,
        Function<List<Arrival>, List<Stretch>> stretches) {

    /** What must be true at a moment. */
    private interface Condition {
        /**
         * @param window the releases of the window that ends at the moment
         * @param behind those of the time behind the window
         */
        boolean holds(Instant moment, List<Arrival> window, List<Arrival> behind);
    }

    /** Every part is found in some release of the window. */
    static WindowForm within(String id, ActorRule rule, int hours, Instant since) {
        String expression = rule.text() + " WITHIN " + hours + "h";
        Condition all = (_, window, _) -> rule.together().test(names(window));
        return new WindowForm(
                id, expression, since, rule.part(), counting -> holding(counting, hours(hours), Duration.ZERO, all));
    }

    /** So many different stories match in the window. */
    static WindowForm count(String id, ActorRule rule, int stories, int hours, Instant since) {
        String expression = "COUNT >= " + stories + " OF " + rule.text() + " WITHIN " + hours + "h";
        Condition enough = (_, window, _) -> stories(window) >= stories;
        return new WindowForm(
                id,
                expression,
                since,
                rule.alone(),
                counting -> holding(counting, hours(hours), Duration.ZERO, enough));
    }

    /** The stories of the window are so many times their mean over the time behind it, at least 3, and it is known. */
    static WindowForm spike(String id, ActorRule rule, int tenths, int hours, int over, Instant since) {
        String expression = "SPIKE " + tenths / 10.0 + "x " + rule.text() + " WITHIN " + hours + "h OVER " + over + "h";
        Condition unusual = (moment, window, behind) -> {
            double mean = stories(behind) / (over / (double) hours);
            boolean known = !since.isAfter(moment.minus(hours(over)));
            // Hours are few: what is off by less than this is only rounding.
            return known && stories(window) >= 3 && stories(window) + 1e-9 >= tenths / 10.0 * mean;
        };
        return new WindowForm(
                id, expression, since, rule.alone(), counting -> holding(counting, hours(hours), hours(over), unusual));
    }

    /** A story matches and no release of the window before did; it goes on while nobody else matches. */
    static WindowForm first(String id, ActorRule rule, int hours, Instant since) {
        String expression = "FIRST " + rule.text() + " IN " + hours + "h";
        return new WindowForm(id, expression, since, rule.alone(), counting -> alone(counting, hours(hours)));
    }

    /** Goes through all moments; what is in the window is looked up afresh at each. */
    private static List<Stretch> holding(List<Arrival> counting, Duration length, Duration over, Condition condition) {
        TreeSet<Instant> moments = new TreeSet<>();
        for (Arrival release : counting) {
            moments.add(release.published());
            moments.add(release.published().plus(length));
            moments.add(release.published().plus(length).plus(over));
        }
        List<List<Arrival>> found = new ArrayList<>();
        List<Arrival> current = null;
        for (Instant moment : moments) {
            Instant begin = moment.minus(length);
            List<Arrival> behind = between(counting, begin.minus(over), begin.plusNanos(1));
            List<Arrival> window = new ArrayList<>(between(counting, begin, moment));
            List<Arrival> coming = between(counting, moment.minusNanos(1), moment.plusNanos(1));
            if (current == null) {
                for (Arrival release : coming) {
                    window.add(release);
                    if (current != null) {
                        current.add(release);
                    } else if (condition.holds(moment, window, behind)) {
                        current = new ArrayList<>(List.of(release));
                        found.add(current);
                    }
                }
            } else {
                window.addAll(coming);
                if (condition.holds(moment, window, behind)) {
                    current.addAll(coming);
                } else {
                    current = null;
                }
            }
        }
        return found.stream().map(Stretch::new).toList();
    }

    /** Those published between two moments, both left out. */
    private static List<Arrival> between(List<Arrival> releases, Instant from, Instant to) {
        return releases.stream()
                .filter(release ->
                        release.published().isAfter(from) && release.published().isBefore(to))
                .toList();
    }

    private static List<Stretch> alone(List<Arrival> counting, Duration length) {
        List<List<Arrival>> found = new ArrayList<>();
        List<Arrival> current = null;
        for (int i = 0; i < counting.size(); i++) {
            Arrival release = counting.get(i);
            Instant begin = release.published().minus(length);
            boolean isFirst = counting.subList(0, i).stream()
                    .noneMatch(other -> other.published().isAfter(begin));
            if (isFirst) {
                current = new ArrayList<>(List.of(release));
                found.add(current);
            } else if (current != null && current.getFirst().story().equals(release.story())) {
                current.add(release);
            } else {
                current = null;
            }
        }
        return found.stream().map(Stretch::new).toList();
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private static long stories(Collection<Arrival> releases) {
        return releases.stream().map(Arrival::story).distinct().count();
    }

    private static Set<String> names(Collection<Arrival> releases) {
        return releases.stream()
                .flatMap(release -> release.names().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
