package io.wirewatch.ingestion.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a source after its last poll.
 *
 * @param url address that validators and entries belong to; null before the first success
 * @param etag validator, or null
 * @param lastModified validator, or null
 * @param seen the entries sent on
 * @param lastFetchAt last attempt, or null
 * @param lastSuccessAt last attempt that read the source, or null
 * @param nextFetchAt next attempt, or null
 * @param failures failed attempts in a row
 * @param error what went wrong last and what to do about it; null when healthy
 * @param total counts of all polls
 * @param last counts of the last poll
 * @param refusals why entries of the last poll were refused
 * @param answeredRequest request that the last requested poll answered, or null
 * @param vitals what earlier polls tell of its health
 * @param memory what is remembered of its pages
 * @param cursor how far it is read, in the words of its reader; null where that does not go by an order
 * @param webSub what it offers of pushes; null where it names no hub
 */
public record PollState(
        String url,
        String etag,
        String lastModified,
        SeenEntries seen,
        Instant lastFetchAt,
        Instant lastSuccessAt,
        Instant nextFetchAt,
        int failures,
        String error,
        PollCounts total,
        PollCounts last,
        List<String> refusals,
        String answeredRequest,
        Vitals vitals,
        SiteMemory memory,
        String cursor,
        WebSub webSub) {
    private static final Duration BELIEVED = Duration.ofDays(1);

    /** Before the first poll. */
    public static final PollState NEW = new PollState(
            null,
            null,
            null,
            SeenEntries.NONE,
            null,
            null,
            null,
            0,
            null,
            PollCounts.NONE,
            PollCounts.NONE,
            List.of(),
            null,
            Vitals.NONE,
            SiteMemory.NONE,
            null,
            null);

    public PollState {
        refusals = List.copyOf(refusals);
    }

    /** What is remembered of the pages of a source; nothing where it had another address. */
    public SiteMemory memoryOf(PolledSource source) {
        return knows(source) ? memory : SiteMemory.NONE;
    }

    /** Whether the source was read before at the address it has now. */
    boolean knows(PolledSource source) {
        return lastSuccessAt != null && source.url().equals(url);
    }

    /** Whether its validators may still be believed: a server that answers 304 to everything is found out within a day. */
    public boolean isRecent(Instant now) {
        return vitals.bodyAt() != null && vitals.bodyAt().plus(BELIEVED).isAfter(now);
    }

    /** What was published before this and is met at the first reading is historical; null where it is not the first. */
    public Instant historicalBefore(PolledSource source) {
        if (knows(source)) {
            return null;
        }
        return lastSuccessAt == null ? source.createdAt() : source.updatedAt();
    }

    /** Whether a release is on the log with this content. */
    public boolean hasSent(String id, String hash) {
        return hash.equals(seen.hash(id));
    }

    /** Whether its hub pushed something that no poll began after. */
    boolean owesPush(PolledSource source) {
        return webSub != null && webSub.owes(source);
    }

    /** Whether somebody waits for a poll. */
    boolean owes(PolledSource source) {
        return source.fetchRequest() != null && !source.fetchRequest().equals(answeredRequest);
    }

    PollState succeeded(
            PolledSource source, Harvest harvest, SeenEntries nowSeen, PollCounts counts, Rhythm rhythm, Instant at) {
        return new PollState(
                source.url(),
                harvest.notModified() ? etag : harvest.etag(),
                harvest.notModified() ? lastModified : harvest.lastModified(),
                nowSeen,
                at,
                at,
                null,
                0,
                null,
                total.plus(counts),
                counts,
                harvest.notModified() ? refusals : harvest.refusals(),
                source.fetchRequest(),
                vitals.read(rhythm, harvest.notModified() ? vitals.bodyAt() : at),
                harvest.memory() == null ? memoryOf(source) : harvest.memory(),
                harvest.cursor() == null ? cursor : harvest.cursor(),
                webSub);
    }

    /** The same, with what its operators were told. */
    PollState told(Standing standing) {
        return new PollState(
                url,
                etag,
                lastModified,
                seen,
                lastFetchAt,
                lastSuccessAt,
                nextFetchAt,
                failures,
                error,
                total,
                last,
                refusals,
                answeredRequest,
                vitals.told(standing),
                memory,
                cursor,
                webSub);
    }

    /** The same, with what it offers of pushes. */
    PollState pushed(WebSub other) {
        return new PollState(
                url,
                etag,
                lastModified,
                seen,
                lastFetchAt,
                lastSuccessAt,
                nextFetchAt,
                failures,
                error,
                total,
                last,
                refusals,
                answeredRequest,
                vitals,
                memory,
                cursor,
                other);
    }

    /** The same, with another time for the next attempt. */
    PollState lookAgainAt(Instant next) {
        return new PollState(
                url,
                etag,
                lastModified,
                seen,
                lastFetchAt,
                lastSuccessAt,
                next,
                failures,
                error,
                total,
                last,
                refusals,
                answeredRequest,
                vitals,
                memory,
                cursor,
                webSub);
    }

    PollState failed(PolledSource source, String reason, Instant at, Instant next) {
        return new PollState(
                url,
                etag,
                lastModified,
                seen,
                at,
                lastSuccessAt,
                next,
                failures + 1,
                reason,
                total,
                PollCounts.NONE,
                List.of(),
                source.fetchRequest(),
                vitals.failed(at),
                memory,
                cursor,
                webSub == null ? null : webSub.answering(source));
    }
}
