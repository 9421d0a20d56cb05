package io.wirewatch.ingestion.poll;

/**
 * What became of the entries of a poll, or of all polls: fetched = added + updated + unchanged + refused.
 *
 * @param added sent on as new releases
 * @param updated sent on because their content changed
 * @param unchanged met again as they were
 * @param refused not sent on, for a reason
 */
public record PollCounts(long added, long updated, long unchanged, long refused) {
    public static final PollCounts NONE = new PollCounts(0, 0, 0, 0);

    PollCounts plus(PollCounts other) {
        return new PollCounts(
                added + other.added, updated + other.updated, unchanged + other.unchanged, refused + other.refused);
    }
}
