package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
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
 * its store, and an input met before gives the same alerts again, whatever has happened since.
 */
public final class AlertRaiser {
    /** How much later than published a release may come in and still count for a rule over several releases. */
    public static final Duration LATENESS = Duration.ofDays(7);

    private final AlertStore store;
    private final Function<String, Optional<ActiveSubscription>> subscriptions;
    private final WindowRaiser windows;

    /**
     * @param subscriptions the subscription of an id as it is now; empty where it is deleted, disabled or broken
     * @param tooLate told of each release that came too late to count for a windowed subscription
     */
    public AlertRaiser(
            AlertStore store, Function<String, Optional<ActiveSubscription>> subscriptions, Runnable tooLate) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.windows = new WindowRaiser(store, tooLate);
    }

    /** The alerts that follow, in order of subscription. */
    public List<Alert> alerts(Candidates candidates) {
        ReleaseHead head = candidates.release().head();
        ReleaseTrack track = Optional.ofNullable(store.release(head.id())).orElse(ReleaseTrack.NEW);
        List<Alert> alerts = new ArrayList<>();
        Set<String> touched = new TreeSet<>();
        for (String subscription : toLookAt(candidates, track)) {
            ActiveSubscription active = subscriptions.apply(subscription).orElse(null);
            WindowRaiser.Outcome outcome = active == null || active.isWindowed()
                    ? windows.outcome(subscription, active, candidates, track)
                    : WindowRaiser.Outcome.NOTHING;
            List<Alert> given = active != null && active.isWindowed() || outcome.counted()
                    ? outcome.alerts()
                    : single(subscription, active, candidates, track);
            alerts.addAll(given);
            if (outcome.counted() || !given.isEmpty()) {
                touched.add(subscription);
            }
        }
        remember(head, track, touched);
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
    private List<Alert> single(
            String subscription, ActiveSubscription active, Candidates candidates, ReleaseTrack track) {
        if (candidates.history()) {
            return List.of();
        }
        String story = candidates.release().head().story();
        AlertState state = Optional.ofNullable(store.alert(subscription, story))
                .orElseGet(() -> AlertState.empty(subscription, story));
        return alert(candidates, track, state, active).stream().toList();
    }

    private Optional<Alert> alert(
            Candidates candidates, ReleaseTrack track, AlertState state, ActiveSubscription active) {
        Input input = Input.of(candidates);
        OptionalInt again = state.revisionOf(input);
        if (again.isPresent()) {
            return Optional.of(state.alert(again.getAsInt()));
        }
        if (active == null || track.isPast(candidates.release().head())) {
            return Optional.empty();
        }
        return AlertDecision.step(state, input, candidates, active)
                .map(state::with)
                .map(next -> {
                    store.put(next);
                    return next.alert(next.steps().size());
                });
    }

    /** After the alerts, so that a crash in between forgets an alert's release rather than the alert. */
    private void remember(ReleaseHead head, ReleaseTrack track, Set<String> touched) {
        ReleaseTrack after = track.after(head, touched);
        boolean worthIt = !after.subscriptions().isEmpty() || head.version() > 1 || head.withdrawn();
        if (worthIt && !after.equals(track)) {
            store.put(head.id(), after);
        }
    }
}
