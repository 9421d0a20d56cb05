package io.wirewatch.ingestion.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading a source gave.
 *
 * @param notModified true where the source says that nothing changed; then the rest is empty
 * @param etag validator of this body, or null
 * @param lastModified validator of this body, or null
 * @param candidates its entries, oldest first
 * @param refusals one line for each entry that cannot be sent on
 * @param refused how many those are
 * @param again true where something was not complete yet and is worth an early look
 * @param fresh how long the source says that nothing changes; zero where it says nothing
 * @param met ids of entries that are in the source as before and were not looked at
 * @param memory what is to be remembered of its pages; null: what was
 * @param cursor how far it is read, in the words of its reader; null: as far as before
 * @param offer who pushes its news; null where it said nothing new of that
 */
public record Harvest(
        boolean notModified,
        String etag,
        String lastModified,
        List<Candidate> candidates,
        List<String> refusals,
        int refused,
        boolean again,
        Duration fresh,
        List<String> met,
        SiteMemory memory,
        String cursor,
        HubOffer offer) {
    public static final Harvest NOT_MODIFIED = new Harvest(true, null, null, List.of(), List.of(), 0, false);

    private static final int MOST_LINES = 20;

    public Harvest {
        candidates = List.copyOf(candidates);
        met = List.copyOf(met);
        refusals = List.copyOf(refusals.subList(0, Math.min(MOST_LINES, refusals.size())));
    }

    /** One of a source that does not say how long it stays as it is. */
    public Harvest(
            boolean notModified,
            String etag,
            String lastModified,
            List<Candidate> candidates,
            List<String> refusals,
            int refused,
            boolean again) {
        this(
                notModified,
                etag,
                lastModified,
                candidates,
                refusals,
                refused,
                again,
                Duration.ZERO,
                List.of(),
                null,
                null,
                null);
    }

    public Harvest freshFor(Duration time) {
        return new Harvest(
                notModified,
                etag,
                lastModified,
                candidates,
                refusals,
                refused,
                again,
                time,
                met,
                memory,
                cursor,
                offer);
    }

    /** The same with other candidates, and lines more to tell. */
    public Harvest with(List<Candidate> others, List<String> told, boolean soon) {
        List<String> lines = new ArrayList<>(refusals);
        lines.addAll(told);
        return new Harvest(
                notModified, etag, lastModified, others, lines, refused, soon, fresh, met, memory, cursor, offer);
    }

    /** The same with what is in the source as before, by id. */
    public Harvest meeting(List<String> ids) {
        return new Harvest(
                notModified,
                etag,
                lastModified,
                candidates,
                refusals,
                refused,
                again,
                fresh,
                ids,
                memory,
                cursor,
                offer);
    }

    /** The same with what is to be remembered of the source's pages. */
    public Harvest remembering(SiteMemory other) {
        return new Harvest(
                notModified,
                etag,
                lastModified,
                candidates,
                refusals,
                refused,
                again,
                fresh,
                met,
                other,
                cursor,
                offer);
    }

    /** The same with how far the source is read. */
    public Harvest upTo(String place) {
        return new Harvest(
                notModified,
                etag,
                lastModified,
                candidates,
                refusals,
                refused,
                again,
                fresh,
                met,
                memory,
                place,
                offer);
    }

    /** The same with who pushes the source's news. */
    public Harvest offering(HubOffer other) {
        return new Harvest(
                notModified,
                etag,
                lastModified,
                candidates,
                refusals,
                refused,
                again,
                fresh,
                met,
                memory,
                cursor,
                other);
    }
}
