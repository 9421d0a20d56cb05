package io.wirewatch.core.alert;

import io.wirewatch.core.window.Occurrence;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.List;

/**
 * How a windowed subscription stands.
 *
 * @param subscription subscription id
 * @param rule id of the windowed rule
 * @param since how far back it knows the log
 * @param occurrences where the rule holds, in order of event time
 * @param anchors for each occurrence the sighting that was found to start it
 * @param last the input that made this state: met again after a crash, it is finished, not applied once more
 * @param keepUntil as in {@link WindowHit}
 * @param isLoud whether what it was told of its past raises as anything else: a backfill has raised the past
 * @param changedFrom the earliest moment of event time at which something has changed that was not told of as part of its past;
 *     null where nothing has
 */
public record WindowState(
        String subscription,
        String rule,
        Instant since,
        List<Occurrence> occurrences,
        List<Anchor> anchors,
        WindowInput last,
        Instant keepUntil,
        boolean isLoud,
        Instant changedFrom) {
    public WindowState {
        occurrences = List.copyOf(occurrences);
        anchors = List.copyOf(anchors);
    }

    /** How a subscription stands that was told of nothing yet. */
    static WindowState none(ActiveSubscription subscription, WindowRule rule) {
        return new WindowState(
                subscription.reference().id(),
                rule.id(),
                subscription.since(),
                List.of(),
                List.of(),
                null,
                subscription.since(),
                false,
                null);
    }

    /**
     * The state after an input. What ended longer ago than anything that may still come can reach is forgotten.
     *
     * @param arrival when it came in
     * @param archived whether releases count however late they come in, as those of an archive: then an occurrence is forgotten no
     *     sooner than when its first release has been there for as long
     */
    WindowState after(
            WindowRule asked,
            Instant arrival,
            boolean archived,
            Instant knownSince,
            List<Occurrence> found,
            List<Anchor> standing,
            WindowInput input) {
        Instant horizon = arrival.minus(asked.window().reach()).minus(AlertRaiser.LATENESS);
        List<Occurrence> kept = found.stream()
                .filter(occurrence ->
                        !occurrence.end().isBefore(horizon) || archived && isOfAnArchive(occurrence.start(), horizon))
                .toList();
        List<Anchor> named = standing.stream()
                .filter(anchor -> !anchor.sighting().at().isBefore(horizon)
                        || kept.stream().anyMatch(occurrence -> Anchors.names(asked, anchor, occurrence)))
                .toList();
        List<Anchor> over =
                standing.stream().filter(anchor -> !named.contains(anchor)).toList();
        List<Anchor> settled = named.stream()
                .map(anchor -> over.stream()
                                .anyMatch(past ->
                                        past.hasAlertOf(anchor.sighting().story()))
                        ? anchor.whenSettled()
                        : anchor)
                .toList();
        Instant until = input.keepUntil().isAfter(keepUntil) ? input.keepUntil() : keepUntil;
        return new WindowState(subscription, rule, knownSince, kept, settled, input, until, isLoud, changedFrom);
    }

    /** Whether what starts an occurrence came in later than anything else may, and not long ago. */
    private static boolean isOfAnArchive(Sighting start, Instant horizon) {
        return start.at().plus(AlertRaiser.LATENESS).isBefore(start.received())
                && !start.received().isBefore(horizon);
    }

    /** The same state after a backfill. */
    WindowState with(List<Anchor> others, boolean loud, WindowInput input) {
        return new WindowState(subscription, rule, since, occurrences, others, input, keepUntil, loud, changedFrom);
    }

    /** The same state, where something has changed from a moment on that is not of the past that is told of. */
    WindowState changed(Instant from) {
        Instant earliest = changedFrom == null || from.isBefore(changedFrom) ? from : changedFrom;
        return new WindowState(subscription, rule, since, occurrences, anchors, last, keepUntil, isLoud, earliest);
    }

    /**
     * Names an occurrence.
     *
     * @param sighting the sighting that started it when it was found; its story names the alert
     * @param silent whether it was part of the past when it was told, so that there is no alert
     * @param settled whether the alert stands by an earlier occurrence too, one that nothing can change any more
     */
    public record Anchor(Sighting sighting, boolean silent, boolean settled) {

        /** Whether it has an alert, and that is of this story. */
        boolean hasAlertOf(String story) {
            return !silent && sighting.story().equals(story);
        }

        /** The same anchor at another sighting of its story. */
        Anchor at(Sighting other) {
            return new Anchor(other, silent, settled);
        }

        /** The same anchor, of an alert that stands by an earlier occurrence too. */
        Anchor whenSettled() {
            return new Anchor(sighting, silent, true);
        }
    }
}
