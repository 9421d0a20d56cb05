package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertDecision.Incoming;
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
 * The second stage for rules over one release: one alert for each subscription and story. What an input does to all of them
 * is remembered at once, and an input met before gives the same alerts again.
 */
final class StoryRaiser {
    private final StoryStore store;
    private final Function<String, Optional<ActiveSubscription>> subscriptions;

    StoryRaiser(StoryStore store, Function<String, Optional<ActiveSubscription>> subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
    }

    /** The alerts that follow, in order of subscription; at most one each. */
    List<Alert> alerts(Candidates candidates) {
        ReleaseHead head = candidates.release().head();
        ReleaseTrack track = Optional.ofNullable(store.release(head.id())).orElse(ReleaseTrack.NEW);
        StoryAlerts story = new StoryAlerts(head.story(), store);
        Incoming incoming = new Incoming(candidates, story.isFull());
        List<Alert> alerts = new ArrayList<>();
        List<AlertStep> made = new ArrayList<>();
        for (String subscription : toLookAt(candidates, story)) {
            AlertState state = story.of(subscription);
            OptionalInt again = state.revisionOf(incoming.input());
            if (again.isPresent()) {
                alerts.add(state.alert(again.getAsInt()));
            } else if (!track.isPast(head) && !state.isPast(incoming.input())) {
                active(subscription)
                        .flatMap(active -> AlertDecision.step(state, incoming, active))
                        .ifPresent(step -> {
                            made.add(step);
                            alerts.add(state.with(step).alert(state.steps().size() + 1));
                        });
            }
        }
        story.put(made);
        remember(head, track);
        return alerts;
    }

    /** One whose rule looks at several releases by now raises nothing new here, and gives again what it raised. */
    private Optional<ActiveSubscription> active(String subscription) {
        return subscriptions.apply(subscription).filter(active -> !active.isWindowed());
    }

    /** Those that the candidates name, and where it takes the place of what was known those that it has fulfilled before. */
    private static Set<String> toLookAt(Candidates candidates, StoryAlerts story) {
        Set<String> subscriptions = new TreeSet<>(candidates.subscriptions());
        if (candidates.takesPlace()) {
            subscriptions.addAll(story.changedBy(candidates.release().head().id()));
        }
        return subscriptions;
    }

    /**
     * After the alerts, so that a crash in between forgets an alert's release rather than the alert. What a first version did is in
     * the story; that it was there says nothing more.
     */
    private void remember(ReleaseHead head, ReleaseTrack track) {
        ReleaseTrack after = track.after(head, List.of());
        if ((head.version() > 1 || head.withdrawn()) && !after.equals(track)) {
            store.put(head.id(), after);
        }
    }
}
