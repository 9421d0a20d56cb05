package io.wirewatch.runtime.mapping;

import java.time.Instant;

/**
 * How candidates came to be.
 *
 * @param text {@code live | backfill | history | reprocess}
 * @param replay id of the replay that asks; null for a release that came in
 * @param deliver whether what is raised may be sent
 * @param raisedAt the time that alerts raised carry
 */
public record CandidatesOrigin(String text, String replay, boolean deliver, Instant raisedAt) {

    /** Of a release that came in. */
    public static CandidatesOrigin live(Instant arrival) {
        return new CandidatesOrigin(MatchesMapper.LIVE, null, true, arrival);
    }

    /**
     * Of a replay that raises alerts.
     *
     * @param raisedAt when the replay was asked for
     */
    public static CandidatesOrigin backfill(String replay, boolean deliver, Instant raisedAt) {
        return new CandidatesOrigin(MatchesMapper.BACKFILL, replay, deliver, raisedAt);
    }

    /**
     * Of a replay that tells a windowed rule its past. Only a withdrawal may follow, of an alert that the past shows to be
     * wrong; it is sent as any other.
     */
    public static CandidatesOrigin history(String replay, Instant toldAt) {
        return new CandidatesOrigin(MatchesMapper.HISTORY, replay, true, toldAt);
    }

    /**
     * Of other mentions of a release that came in before.
     *
     * @param at when they were found
     */
    public static CandidatesOrigin reprocess(String replay, boolean deliver, Instant at) {
        return new CandidatesOrigin(MatchesMapper.REPROCESS, replay, deliver, at);
    }
}
