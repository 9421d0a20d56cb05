package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.TaggedRelease;
import java.time.Instant;
import java.util.List;

/**
 * A release and the subscriptions that it may raise an alert for: what the first stage of matching, or a replay, hands to
 * the second.
 *
 * @param release the release with its mentions
 * @param subscriptions ids of the subscriptions to look at, in order
 * @param windowed whether these look at several releases; if not, at one, and what is remembered of the two is kept apart
 * @param occasion why it is handed over
 * @param replay id of the replay that asks, or null for a release that came in
 * @param deliver whether what is raised may be sent; false for a replay that did not ask for it
 * @param raisedAt the time that alerts raised from it carry
 */
public record Candidates(
        TaggedRelease release,
        List<String> subscriptions,
        boolean windowed,
        Occasion occasion,
        String replay,
        boolean deliver,
        Instant raisedAt) {
    public Candidates {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Why a release is handed over. */
    public enum Occasion {
        /** It came in. */
        ARRIVAL,
        /** A replay raises what it would have raised. */
        BACKFILL,
        /** A replay tells a windowed rule its past: it raises nothing. */
        HISTORY,
        /** A replay has read it again: other mentions of a version that came in before, or a further version. */
        REPROCESSING,
        /**
         * Somebody goes through the past from release to release as if they came in: those marked historical raise as any
         * other, and none came too late.
         */
        PAST
    }

    /** The candidates of a release that came in. */
    public static Candidates live(
            TaggedRelease release, List<String> subscriptions, boolean windowed, Instant raisedAt) {
        return new Candidates(release, subscriptions, windowed, Occasion.ARRIVAL, null, true, raisedAt);
    }

    /** The candidates of a release that somebody meets who goes through the past. */
    public static Candidates past(
            TaggedRelease release, List<String> subscriptions, boolean windowed, Instant raisedAt) {
        return new Candidates(release, subscriptions, windowed, Occasion.PAST, null, true, raisedAt);
    }

    /** Whether a release marked historical raises nothing. */
    public boolean isHistoricalSilent() {
        return occasion == Occasion.ARRIVAL || isReprocessing();
    }

    /** Whether it takes the place of what was known of the release, also for alerts raised before. */
    public boolean takesPlace() {
        return occasion != Occasion.BACKFILL && occasion != Occasion.HISTORY;
    }

    /** Whether only the past is told of. */
    public boolean isHistory() {
        return occasion == Occasion.HISTORY;
    }

    /** Whether somebody goes through the past. */
    public boolean isPast() {
        return occasion == Occasion.PAST;
    }

    /** Whether a replay has read the release again. */
    public boolean isReprocessing() {
        return occasion == Occasion.REPROCESSING;
    }

    /** Whether what is raised is raised by a replay. */
    public boolean isOfReplay() {
        return replay != null;
    }
}
