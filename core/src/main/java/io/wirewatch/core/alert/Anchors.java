package io.wirewatch.core.alert;

import io.wirewatch.core.alert.WindowState.Anchor;
import io.wirewatch.core.rules.Window;
import io.wirewatch.core.window.Occurrence;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The anchors of a windowed subscription against its occurrences as they are now.
 *
 * @param kept those that still name an occurrence
 * @param moved those of them that are at another sighting than before
 * @param lost those that name none any more
 * @param unnamed starts of the occurrences that none names
 */
record Anchors(List<Anchor> kept, List<Anchor> moved, List<Anchor> lost, List<Sighting> unnamed) {

    /**
     * @param sightings those that there are now, in order, from {@code from} at least
     * @param from what was before has not changed
     */
    static Anchors of(
            List<Anchor> anchors,
            List<Occurrence> occurrences,
            List<Sighting> sightings,
            Instant from,
            WindowRule rule) {
        List<Anchor> kept = new ArrayList<>();
        List<Anchor> moved = new ArrayList<>();
        List<Anchor> lost = new ArrayList<>();
        for (Anchor anchor : anchors) {
            if (anchor.sighting().at().isBefore(from)) {
                kept.add(anchor);
            } else {
                Optional<Anchor> held = occurrences.stream()
                        .filter(occurrence -> names(rule, anchor, occurrence))
                        .findFirst()
                        .flatMap(occurrence -> held(anchor, occurrence, sightings));
                held.ifPresentOrElse(kept::add, () -> lost.add(anchor));
                held.filter(now -> !now.equals(anchor)).ifPresent(moved::add);
            }
        }
        List<Sighting> unnamed = occurrences.stream()
                .filter(occurrence -> !occurrence.end().isBefore(from))
                .filter(occurrence -> kept.stream().noneMatch(anchor -> names(rule, anchor, occurrence)))
                .map(Occurrence::start)
                .toList();
        return new Anchors(kept, moved, lost, unnamed);
    }

    /** The anchor, at the sighting it is at or at another of its story; empty where the story has none there any more. */
    private static Optional<Anchor> held(Anchor anchor, Occurrence occurrence, List<Sighting> sightings) {
        Sighting at = anchor.sighting();
        List<Sighting> ofStory = sightings.stream()
                .filter(sighting -> sighting.story().equals(at.story()) && occurrence.contains(sighting))
                .toList();
        return ofStory.stream()
                .filter(sighting -> sighting.compareTo(at) == 0)
                .findFirst()
                .or(() -> ofStory.stream().findFirst())
                .map(anchor::at);
    }

    /** Whether an anchor names an occurrence. One of {@link Window.First} is about a single story. */
    static boolean names(WindowRule rule, Anchor anchor, Occurrence occurrence) {
        boolean anyStory = !(rule.window() instanceof Window.First);
        return occurrence.contains(anchor.sighting())
                && (anyStory
                        || occurrence.start().story().equals(anchor.sighting().story()));
    }
}
