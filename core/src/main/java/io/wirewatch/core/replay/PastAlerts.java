package io.wirewatch.core.replay;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.ReleaseView;
import io.wirewatch.core.matching.RuleEvaluator;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a rule would have raised over the releases of the past: the live engine over a state in memory. For one thread.
 *
 * <p>Three things are as somebody wants them who goes through the past. A release that was marked historical raises, and
 * none of them came too late. {@link io.wirewatch.core.rules.Window.Spike} knows the log from the first release on, or from
 * the oldest historical one. And what is over is forgotten, so that memory is as much as the rule needs and not as much as
 * was read: where an alert's story or occurrence was quiet for so long that the live path, too, would hardly change it any
 * more, only a mark is kept of it, and nothing more is given. Of one that was withdrawn not even that: should its story ever
 * raise again, it does so as if for the first time.
 */
public final class PastAlerts {
    private final ActiveSubscription subscription;
    private final Consumer<AlertState> settled;
    private final Rule selection;
    private final PastStories stories = new PastStories();
    private final PastWindows windows;
    private final AlertRaiser raiser;
    /** The stories whose alerts are over. */
    private final IdTable over = new IdTable();

    private Instant since;

    /** Of a subscription, from the first release on. */
    public PastAlerts(ActiveSubscription subscription) {
        this(subscription, null);
    }

    /**
     * Of a subscription.
     *
     * @param since how far back the log is known to whoever reads it; null: to the first release
     */
    public PastAlerts(ActiveSubscription subscription, Instant since) {
        this(subscription, since, _ -> {});
    }

    /**
     * Of a subscription.
     *
     * @param settled told of each alert of an occurrence that stands and can change no more
     */
    PastAlerts(ActiveSubscription subscription, Instant since, Consumer<AlertState> settled) {
        this.subscription = subscription;
        this.settled = settled;
        this.selection = subscription.selection();
        this.since = since;
        this.windows = new PastWindows(
                subscription.isWindowed() ? subscription.expression().window().reach() : Duration.ZERO);
        this.raiser = new AlertRaiser(stories, windows, _ -> Optional.of(asOfThen()), () -> {});
    }

    /** As if it had been saved when the log began. */
    private ActiveSubscription asOfThen() {
        return new ActiveSubscription(
                subscription.reference(),
                subscription.expression(),
                since,
                subscription.maxAge(),
                subscription.cooldown(),
                subscription.endpoints(),
                subscription.urgency());
    }

    /**
     * Takes the next release, in order of arrival.
     *
     * @return the alerts that the live path gives at it, as it gives them: raised, updated, withdrawn, copies
     * @throws RuntimeException if the rule cannot be asked about it
     */
    public List<Alert> take(TaggedRelease release, Instant arrival) {
        if (since == null) {
            since = arrival;
        }
        stories.comeTo(arrival, over::add);
        windows.comeTo(arrival, alert -> {
            over.add(alert.story());
            settled.accept(alert);
        });
        ReleaseHead head = release.head();
        boolean holds = !head.withdrawn() && RuleEvaluator.matches(selection, ReleaseView.of(release));
        boolean mayChangeAlerts = head.version() > 1 || head.withdrawn();
        if (head.story().isEmpty() || !holds && !mayChangeAlerts || isClosed(head.story())) {
            return List.of();
        }
        List<String> ids = holds ? List.of(subscription.reference().id()) : List.of();
        List<Alert> alerts = raiser.alerts(Candidates.past(release, ids, subscription.isWindowed(), arrival));
        return alerts.stream().filter(alert -> !isOver(alert.story())).toList();
    }

    /** Of a rule over one release nothing follows; a release of an old story may well have a part in a new occurrence. */
    private boolean isClosed(String story) {
        return !subscription.isWindowed() && isOver(story);
    }

    /** Whether only a mark is left of the alert about a story. */
    boolean isOver(String story) {
        return over.contains(story);
    }

    /** Whether a rule over several releases has an alert about a story that stands. */
    boolean stands(String story) {
        AlertState alert = windows.alert(subscription.reference().id(), story);
        return alert == null ? isOver(story) : PastWindows.stands(alert);
    }

    /** What is remembered of a rule over several releases. */
    PastWindows windows() {
        return windows;
    }

    /** How many things are remembered whole. */
    int size() {
        return stories.size() + windows.size();
    }
}
