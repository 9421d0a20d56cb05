package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.release.ReleaseHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The second stage of matching: from candidates to alerts, one for each subscription and story. It writes nothing but to
 * its store, and an input met before gives the same alerts again, whatever has happened since.
 */
public final class AlertRaiser {
    private final AlertStore store;
    private final Function<String, Optional<ActiveSubscription>> subscriptions;

    /**
     * @param subscriptions the subscription of an id as it is now; empty where it is deleted, disabled or broken
     */
    public AlertRaiser(AlertStore store, Function<String, Optional<ActiveSubscription>> subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
    }

    /** The alerts that follow, in order of subscription. */
    public List<Alert> alerts(Candidates candidates) {
        ReleaseHead head = candidates.release().head();
        ReleaseTrack track = Optional.ofNullable(store.release(head.id())).orElse(ReleaseTrack.NEW);
        List<Alert> alerts = new ArrayList<>();
        Set<String> touched = new TreeSet<>();
        for (String subscription : toLookAt(candidates, track)) {
            AlertState state = Optional.ofNullable(store.alert(subscription, head.story()))
                    .orElseGet(() -> AlertState.empty(subscription, head.story()));
            alert(candidates, track, state).ifPresent(alert -> {
                alerts.add(alert);
                touched.add(subscription);
            });
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

    private Optional<Alert> alert(Candidates candidates, ReleaseTrack track, AlertState state) {
        ReleaseHead head = candidates.release().head();
        Input input = new Input(head.id(), head.version(), head.withdrawn(), candidates.replay());
        OptionalInt again = state.revisionOf(input);
        if (again.isPresent()) {
            return Optional.of(state.alert(again.getAsInt()));
        }
        if (track.isPast(head)) {
            return Optional.empty();
        }
        return subscriptions
                .apply(state.subscription())
                .flatMap(active -> AlertDecision.step(state, input, candidates, active))
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
