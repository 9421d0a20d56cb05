package io.wirewatch.runtime.mapping;

import java.time.Instant;

/**
 * What all candidates of a replay have in common.
 *
 * @param origin {@code backfill | history}
 * @param id the replay
 * @param deliver whether what is raised may be sent
 * @param raisedAt the time that alerts raised carry: when the replay was asked for
 */
public record PastOrigin(String origin, String id, boolean deliver, Instant raisedAt) {

    /** Of a replay that raises alerts. */
    public static PastOrigin backfill(String id, boolean deliver, Instant raisedAt) {
        return new PastOrigin(MatchesMapper.BACKFILL, id, deliver, raisedAt);
    }

    /**
     * Of a replay that tells a windowed rule its past. Only a withdrawal may follow, of an alert that the past shows to be
     * wrong; it is sent as any other.
     */
    public static PastOrigin history(String id, Instant toldAt) {
        return new PastOrigin(MatchesMapper.HISTORY, id, true, toldAt);
    }
}
