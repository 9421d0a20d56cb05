package io.wirewatch.core.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What should exist once everything has arrived, worked out from all of it at once (docs/design.md, section 5). */
public final class WindowOracle {
    private WindowOracle() {}

    /** The occurrences of a rule, in order of event time. */
    public static List<Stretch> stretches(WindowForm form, List<Arrival> arrivals) {
        return form.stretches().apply(counting(form, arrivals));
    }

    /**
     * Every occurrence has an alert, and none stands outside.
     *
     * @param standing stories of the alerts that are not withdrawn
     */
    public static void assertStanding(WindowForm form, List<Arrival> arrivals, Set<String> standing) {
        List<Stretch> stretches = stretches(form, arrivals);
        assertThat(stretches)
                .as("%s: every occurrence has an alert", form.expression())
                .allSatisfy(stretch -> assertThat(standing).containsAnyElementsOf(stretch.stories()));
        assertThat(standing)
                .as("%s: none stands outside", form.expression())
                .allSatisfy(story -> assertThat(stretches)
                        .anySatisfy(stretch -> assertThat(stretch.stories()).contains(story)));
    }

    /** The newest versions that count; of one moment, in the order in which their first counting versions came. */
    private static List<Arrival> counting(WindowForm form, List<Arrival> arrivals) {
        Map<String, Arrival> newest = new LinkedHashMap<>();
        Map<String, Instant> firstCame = new HashMap<>();
        for (Arrival arrival : arrivals) {
            Arrival before = newest.get(arrival.release());
            boolean isNews = before == null || before.version() < arrival.version();
            if (!isNews || isTooLate(arrival)) {
                continue;
            }
            newest.put(arrival.release(), arrival);
            if (counts(form, arrival)) {
                firstCame.putIfAbsent(arrival.release(), arrival.received());
            }
        }
        return newest.values().stream()
                .filter(arrival -> counts(form, arrival))
                .sorted(Comparator.comparing(Arrival::published)
                        .thenComparing(arrival -> firstCame.get(arrival.release())))
                .toList();
    }

    private static boolean isTooLate(Arrival arrival) {
        return arrival.published().plus(RandomWindows.LATENESS).isBefore(arrival.received());
    }

    private static boolean counts(WindowForm form, Arrival arrival) {
        return !arrival.withdrawn() && form.counts().test(arrival.names());
    }
}
