package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.window.WindowRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** The second stage for rules over several releases: an input met before gives the same alerts again. */
final class WindowRaiser {
    private final WindowStore store;
    private final Function<String, Optional<ActiveSubscription>> subscriptions;
    private final Runnable tooLate;

    /**
     * @param tooLate told of each release that came too late to count
     */
    WindowRaiser(WindowStore store, Function<String, Optional<ActiveSubscription>> subscriptions, Runnable tooLate) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.tooLate = tooLate;
    }

    /** The alerts that follow, in order of subscription and story. */
    List<Alert> alerts(Candidates candidates) {
        ReleaseHead head = candidates.release().head();
        ReleaseTrack track = Optional.ofNullable(store.release(head.id())).orElse(ReleaseTrack.NEW);
        List<Alert> alerts = new ArrayList<>();
        Set<String> counted = new TreeSet<>();
        for (String subscription : toLookAt(candidates, track)) {
            Outcome outcome = outcome(subscription, active(subscription), candidates, track);
            alerts.addAll(outcome.alerts());
            if (outcome.counted()) {
                counted.add(subscription);
            }
        }
        remember(head, track, counted);
        return alerts;
    }

    /** The alerts that follow from what a backfill has found, in order of story. */
    List<Alert> alerts(Backfilled backfilled) {
        String id = backfilled.subscription();
        Input input = backfilled.input();
        WindowInput told = store.input(id, input.release());
        ActiveSubscription subscription = active(id);
        if (told == null && subscription != null) {
            WindowRule rule = WindowRule.of(subscription.expression());
            // What was found for another rule says nothing about this one.
            told = rule.id().equals(backfilled.rule())
                    ? new WindowBackfill(store, backfilled, subscription, rule).applied()
                    : null;
        }
        return told == null ? List.of() : again(id, told, input).alerts();
    }

    /** One whose rule looks at one release by now raises nothing new here, and gives again what it raised. */
    private ActiveSubscription active(String subscription) {
        return subscriptions
                .apply(subscription)
                .filter(ActiveSubscription::isWindowed)
                .orElse(null);
    }

    /** Those that the candidates name, and where it takes the place of what was known those for which it has counted before. */
    private static Set<String> toLookAt(Candidates candidates, ReleaseTrack track) {
        Set<String> subscriptions = new TreeSet<>(candidates.subscriptions());
        if (candidates.takesPlace()) {
            subscriptions.addAll(track.subscriptions());
        }
        return subscriptions;
    }

    /** After the alerts, so that a crash in between forgets an alert's release rather than the alert. */
    private void remember(ReleaseHead head, ReleaseTrack track, Set<String> counted) {
        ReleaseTrack after = track.after(head, counted);
        boolean worthIt = !after.subscriptions().isEmpty() || head.version() > 1 || head.withdrawn();
        if (worthIt && !after.equals(track)) {
            store.put(head.id(), after);
        }
    }

    /**
     * What follows.
     *
     * @param alerts in order of story
     * @param counted whether a further version of the release must be told, too
     */
    private record Outcome(List<Alert> alerts, boolean counted) {
        static final Outcome NOTHING = new Outcome(List.of(), false);
    }

    /**
     * @param id subscription id
     * @param subscription the subscription, windowed, or null where it is deleted, disabled or broken
     */
    private Outcome outcome(String id, ActiveSubscription subscription, Candidates candidates, ReleaseTrack track) {
        Input input = Input.of(candidates);
        WindowInput before = store.input(id, input.release());
        if (before != null && before.isAtOrPast(input)) {
            return again(id, before, input);
        }
        if (subscription == null) {
            return Outcome.NOTHING;
        }
        WindowRule rule = WindowRule.of(subscription.expression());
        WindowState state = state(id, subscription, rule);
        WindowDecision decision = new WindowDecision(store, candidates, subscription, rule, state, before);
        if (state.last() != null && state.last().input().equals(input)) {
            decision.finish(state.last());
            return again(id, state.last(), input);
        }
        if (!concerns(candidates, track, before, subscription, rule)) {
            // It may have been told before the release came in live: then it gives again what it gave.
            return before == null ? Outcome.NOTHING : again(id, before, input);
        }
        if (decision.isTooLate()) {
            tooLate.run();
            return Outcome.NOTHING;
        }
        return again(id, decision.applied(), input);
    }

    /** What was seen for another rule says nothing about this one. */
    private WindowState state(String id, ActiveSubscription subscription, WindowRule rule) {
        WindowState state = store.window(id);
        return state != null && state.rule().equals(rule.id()) ? state : WindowState.none(subscription, rule);
    }

    private static boolean concerns(
            Candidates candidates,
            ReleaseTrack track,
            WindowInput before,
            ActiveSubscription subscription,
            WindowRule rule) {
        ReleaseHead head = candidates.release().head();
        if (track.isPast(head)) {
            return false;
        }
        boolean known = before != null && before.rule().equals(rule.id());
        return switch (candidates.occasion()) {
            case ARRIVAL, PAST -> true;
            // The past is told of what the rule does not know.
            case HISTORY -> !known || Input.of(candidates).isNewerThan(before.input());
            case REPROCESSING -> known || isStillKnown(candidates, subscription, rule);
            case BACKFILL -> false;
        };
    }

    /**
     * Whether a release that did not count came in when the rule was as it is now, and lately enough for what was around it to be
     * known.
     */
    private static boolean isStillKnown(Candidates candidates, ActiveSubscription subscription, WindowRule rule) {
        ReleaseHead head = candidates.release().head();
        Instant forgotten = candidates.raisedAt().minus(rule.window().reach()).minus(AlertRaiser.LATENESS);
        return !head.receivedAt().isBefore(subscription.since())
                && !head.publishedAt().isBefore(forgotten);
    }

    private Outcome again(String id, WindowInput told, Input input) {
        List<Alert> alerts = told.stories().stream()
                .map(story -> store.alert(id, story))
                .filter(Objects::nonNull)
                .flatMap(alert -> revision(alert, input))
                .toList();
        return new Outcome(alerts, told.hit() != null || !alerts.isEmpty());
    }

    private static Stream<Alert> revision(AlertState alert, Input input) {
        OptionalInt revision = alert.revisionOf(input);
        return revision.isPresent() ? Stream.of(alert.alert(revision.getAsInt())) : Stream.empty();
    }
}
