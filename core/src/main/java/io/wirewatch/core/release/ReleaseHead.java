package io.wirewatch.core.release;

import java.time.Instant;
import java.util.List;

/**
 * What every stage knows about a release besides its text.
 *
 * @param id {@code rel_…}, never changes
 * @param version 1, 2, …: counts material edits of the text
 * @param withdrawn true once the source has taken it back
 * @param historical true where it raises nothing when it comes in
 * @param title one line
 * @param url its address, or null
 * @param source source id or label
 * @param publishedAt event time; arrival time where the release does not say
 * @param publishedPrecision how exact {@code publishedAt} is
 * @param receivedAt arrival time
 * @param language BCP 47, {@code und} where unknown
 * @param story {@code sty_…}; empty until the story is decided
 * @param carrier id of the page it was cut out of, or null
 * @param parts ids of the releases cut out of it
 * @param notice what it says about a release, or null where it is a plain one
 * @param embargo the embargo that it was sent under, or null
 */
public record ReleaseHead(
        String id,
        int version,
        boolean withdrawn,
        boolean historical,
        String title,
        String url,
        String source,
        Instant publishedAt,
        PublishedPrecision publishedPrecision,
        Instant receivedAt,
        String language,
        String story,
        String carrier,
        List<String> parts,
        Notice notice,
        Embargo embargo) {
    public ReleaseHead {
        parts = List.copyOf(parts);
    }

    /** The head of a plain release: no notice, no embargo. */
    public ReleaseHead(
            String id,
            int version,
            boolean withdrawn,
            boolean historical,
            String title,
            String url,
            String source,
            Instant publishedAt,
            PublishedPrecision publishedPrecision,
            Instant receivedAt,
            String language,
            String story,
            String carrier,
            List<String> parts) {
        this(
                id,
                version,
                withdrawn,
                historical,
                title,
                url,
                source,
                publishedAt,
                publishedPrecision,
                receivedAt,
                language,
                story,
                carrier,
                parts,
                null,
                null);
    }

    /** Whether it was erased on legal demand. */
    public boolean erased() {
        return notice == Notice.ERASURE;
    }

    /** The page that it is of: its carrier, or itself. */
    public String page() {
        return carrier == null ? id : carrier;
    }

    /** The same head of another version. */
    public ReleaseHead withVersion(int other) {
        return new ReleaseHead(
                id,
                other,
                withdrawn,
                historical,
                title,
                url,
                source,
                publishedAt,
                publishedPrecision,
                receivedAt,
                language,
                story,
                carrier,
                parts,
                notice,
                embargo);
    }

    /** The same head in a story. */
    public ReleaseHead withStory(String other) {
        return new ReleaseHead(
                id,
                version,
                withdrawn,
                historical,
                title,
                url,
                source,
                publishedAt,
                publishedPrecision,
                receivedAt,
                language,
                other,
                carrier,
                parts,
                notice,
                embargo);
    }
}
