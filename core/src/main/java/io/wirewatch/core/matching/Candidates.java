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
 * @param replay id of the replay that asks, or null for a release that came in
 * @param history whether this only tells a windowed rule its past: it raises nothing
 * @param deliver whether what is raised may be sent; false for a replay that did not ask for it
 * @param raisedAt the time that alerts raised from it carry
 * @param past whether somebody goes through the past from release to release as if they came in: those marked historical
 *     raise as any other, and none came too late
 */
public record Candidates(
        TaggedRelease release,
        List<String> subscriptions,
        boolean windowed,
        String replay,
        boolean history,
        boolean deliver,
        Instant raisedAt,
        boolean past) {
    public Candidates {
        subscriptions = List.copyOf(subscriptions);
    }

    /** The candidates of one release by itself. */
    public Candidates(
            TaggedRelease release,
            List<String> subscriptions,
            boolean windowed,
            String replay,
            boolean history,
            boolean deliver,
            Instant raisedAt) {
        this(release, subscriptions, windowed, replay, history, deliver, raisedAt, false);
    }

    /** The candidates of a release that came in. */
    public static Candidates live(
            TaggedRelease release, List<String> subscriptions, boolean windowed, Instant raisedAt) {
        return new Candidates(release, subscriptions, windowed, null, false, true, raisedAt);
    }

    /** The candidates of a release that somebody meets who goes through the past. */
    public static Candidates past(
            TaggedRelease release, List<String> subscriptions, boolean windowed, Instant raisedAt) {
        return new Candidates(release, subscriptions, windowed, null, false, true, raisedAt, true);
    }

    /** Whether a release marked historical raises nothing. */
    public boolean isHistoricalSilent() {
        return !isReplay() && !past;
    }

    /** Whether a replay asks. */
    public boolean isReplay() {
        return replay != null;
    }
}
