package io.wirewatch.core.alert;

import io.wirewatch.core.matching.Candidates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The second stage of matching: from candidates to alerts, one for each subscription and story, or for each occurrence of
 * a rule over several releases. It writes nothing but to
 * its stores, and an input met before gives the same alerts again, whatever has happened since.
 */
public final class AlertRaiser {
    /** How much later than published a release may come in and still count for a rule over several releases. */
    public static final Duration LATENESS = Duration.ofDays(7);

    private final StoryRaiser stories;
    private final WindowRaiser occurrences;

    /**
     * @param stories what is remembered of rules over one release
     * @param occurrences what is remembered of rules over several; it shares nothing with the other
     * @param subscriptions the subscription of an id as it is now; empty where it is deleted, disabled or broken
     * @param tooLate told of each release that came too late to count for a windowed subscription
     */
    public AlertRaiser(
            StoryStore stories,
            WindowStore occurrences,
            Function<String, Optional<ActiveSubscription>> subscriptions,
            Runnable tooLate) {
        this.stories = new StoryRaiser(stories, subscriptions);
        this.occurrences = new WindowRaiser(occurrences, subscriptions, tooLate);
    }

    /** The alerts that follow, in order of subscription. */
    public List<Alert> alerts(Candidates candidates) {
        return candidates.windowed() ? occurrences.alerts(candidates) : stories.alerts(candidates);
    }

    /** The alerts that follow from what the backfill of a windowed subscription has found, in order of story. */
    public List<Alert> alerts(Backfilled backfilled) {
        return occurrences.alerts(backfilled);
    }
}
