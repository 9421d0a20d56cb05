package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.rules.Window;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The releases that an alert of a windowed rule shows: the one that starts the occurrence, and those it took besides. */
final class Together {
    private final WindowRule rule;
    private final List<Sighting> sightings;
    private final Function<Sighting, Member> members;

    /**
     * @param sightings in order, at least those of the windows that are asked for
     * @param members the release of a sighting
     */
    Together(WindowRule rule, List<Sighting> sightings, Function<Sighting, Member> members) {
        this.rule = rule;
        this.sightings = sightings;
        this.members = members;
    }

    /** First arrival first, at most {@link AlertDecision#MAX_RELEASES}. */
    List<Member> at(Sighting start) {
        Instant begin = start.at().minus(rule.window().length());
        List<Sighting> window = sightings.stream()
                .filter(sighting -> sighting.at().isAfter(begin) && sighting.compareTo(start) <= 0)
                .toList();
        List<Sighting> shown = switch (rule.window()) {
            case Window.Within _ -> partByPart(window);
            case Window.First _ -> window.isEmpty() ? window : List.of(window.getLast());
            case Window.Count _, Window.Spike _ -> storyByStory(window);
        };
        return shown.stream()
                .limit(AlertDecision.MAX_RELEASES)
                .map(members)
                .sorted(AlertState.ARRIVAL)
                .toList();
    }

    /** From the last one back, each release that brings a part which none behind it has. */
    private static List<Sighting> partByPart(List<Sighting> window) {
        List<Sighting> shown = new ArrayList<>();
        long found = 0;
        for (Sighting sighting : window.reversed()) {
            if ((sighting.parts() & ~found) != 0) {
                shown.add(sighting);
                found |= sighting.parts();
            }
        }
        return shown;
    }

    /** The last release of each story. */
    private static List<Sighting> storyByStory(List<Sighting> window) {
        Set<String> stories = new HashSet<>();
        return window.reversed().stream()
                .filter(sighting -> stories.add(sighting.story()))
                .toList();
    }
}
