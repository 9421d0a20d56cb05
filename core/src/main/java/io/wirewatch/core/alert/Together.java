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

/** The releases that an alert of a windowed rule shows: the one that starts the occurrence, and those it took besides. */
final class Together {
    private Together() {}

    /**
     * @param start what starts the occurrence
     * @param hits in order of event time, at least those of the window that ends there
     * @return first arrival first, at most {@link AlertDecision#MAX_RELEASES}
     */
    static List<Member> of(WindowRule rule, Sighting start, List<WindowHit> hits) {
        Instant begin = start.at().minus(rule.window().length());
        List<WindowHit> window = hits.stream()
                .filter(hit ->
                        hit.sighting().at().isAfter(begin) && hit.sighting().compareTo(start) <= 0)
                .toList();
        List<WindowHit> shown = switch (rule.window()) {
            case Window.Within _ -> partByPart(window);
            case Window.First _ -> window.isEmpty() ? window : List.of(window.getLast());
            case Window.Count _, Window.Spike _ -> storyByStory(window);
        };
        return shown.stream()
                .map(WindowHit::member)
                .sorted(AlertState.ARRIVAL)
                .limit(AlertDecision.MAX_RELEASES)
                .toList();
    }

    /** From the last one back, each release that brings a part which none behind it has. */
    private static List<WindowHit> partByPart(List<WindowHit> window) {
        List<WindowHit> shown = new ArrayList<>();
        long found = 0;
        for (WindowHit hit : window.reversed()) {
            long parts = hit.sighting().parts();
            if ((parts & ~found) != 0) {
                shown.add(hit);
                found |= parts;
            }
        }
        return shown;
    }

    /** The last release of each story. */
    private static List<WindowHit> storyByStory(List<WindowHit> window) {
        Set<String> stories = new HashSet<>();
        return window.reversed().stream()
                .filter(hit -> stories.add(hit.sighting().story()))
                .toList();
    }
}
