package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.WindowRaiser.Outcome;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.release.ReleaseHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The second stage of matching: from candidates to alerts, one for each subscription and story, or for each occurrence of
 * a rule over several releases. It writes nothing but to
 * its stores, and an input met before gives the same alerts again, whatever has happened since.
 */
public final class AlertRaiser {
    /** How much later than published a release may come in and still count for a rule over several releases. */
    public static final Duration LATENESS = Duration.ofDays(7);

    private final AlertStore stories;
    private final WindowStore occurrences;
    private final Function<String, Optional<ActiveSubscription>> subscriptions;
    private final WindowRaiser windows;

    /**
     * @param stories what is remembered of rules over one release
     * @param occurrences what is remembered of rules over several; it shares nothing with the other
     * @param subscriptions the subscription of an id as it is now; empty where it is deleted, disabled or broken
     * @param tooLate told of each release that came too late to count for a windowed subscription
     */
    public AlertRaiser(
            AlertStore stories,
            WindowStore occurrences,
            Function<String, Optional<ActiveSubscription>> subscriptions,
            Runnable tooLate) {
        this.stories = stories;
        this.occurrences = occurrences;
        this.subscriptions = subscriptions;
        this.windows = new WindowRaiser(occurrences, tooLate);
    }

    /** The alerts that follow, in order of subscription. */
    public List<Alert> alerts(Candidates candidates) {
        AlertStore store = candidates.windowed() ? occurrences : stories;
        ReleaseHead head = candidates.release().head();
        ReleaseTrack track = Optional.ofNullable(store.release(head.id())).orElse(ReleaseTrack.NEW);
        List<Alert> alerts = new ArrayList<>();
        Set<String> touched = new TreeSet<>();
        for (String subscription : toLookAt(candidates, track)) {
            // One whose rule has become of the other kind raises nothing new here, and gives again what it raised.
            ActiveSubscription active = subscriptions
                    .apply(subscription)
                    .filter(now -> now.isWindowed() == candidates.windowed())
                    .orElse(null);
            Outcome outcome = candidates.windowed()
                    ? windows.outcome(subscription, active, candidates, track)
                    : single(subscription, active, candidates, track);
            alerts.addAll(outcome.alerts());
            if (outcome.counted()) {
                touched.add(subscription);
            }
        }
        remember(store, head, track, touched);
        return alerts;
    }

    /** Those that the candidates name, and for a release that came in those that an earlier version has fulfilled. */
    private static Set<String> toLookAt(Candidates candidates, ReleaseTrack track) {
        Set<String> subscriptions = new TreeSet<>(candidates.subscriptions());
        if (!candidates.isReplay()) {
            subscriptions.addAll(track.subscriptions());
        }
        return subscriptions;
    }

    /** What follows for a rule over one release; at most one alert. */
    private Outcome single(String subscription, ActiveSubscription active, Candidates candidates, ReleaseTrack track) {
        String story = candidates.release().head().story();
        AlertState state = Optional.ofNullable(stories.alert(subscription, story))
                .orElseGet(() -> AlertState.empty(subscription, story));
        return alert(candidates, track, state, active)
                .map(alert -> new Outcome(List.of(alert), true))
                .orElse(Outcome.NOTHING);
    }

    private Optional<Alert> alert(
            Candidates candidates, ReleaseTrack track, AlertState state, ActiveSubscription active) {
        Input input = Input.of(candidates);
        OptionalInt again = state.revisionOf(input);
        if (again.isPresent()) {
            return Optional.of(state.alert(again.getAsInt()));
        }
        // The track is written last: after a crash the alert may know of a version that the track does not.
        if (active == null || track.isPast(candidates.release().head()) || state.isPast(input)) {
            return Optional.empty();
        }
        return AlertDecision.step(state, input, candidates, active)
                .map(state::with)
                .map(next -> {
                    stories.put(next);
                    return next.alert(next.steps().size());
                });
    }

    /** After the alerts, so that a crash in between forgets an alert's release rather than the alert. */
    private static void remember(AlertStore store, ReleaseHead head, ReleaseTrack track, Set<String> touched) {
        ReleaseTrack after = track.after(head, touched);
        boolean worthIt = !after.subscriptions().isEmpty() || head.version() > 1 || head.withdrawn();
        if (worthIt && !after.equals(track)) {
            store.put(head.id(), after);
        }
    }
}
