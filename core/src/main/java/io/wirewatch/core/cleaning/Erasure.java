package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import java.time.Instant;
import java.util.List;

/** What is left of a release that was erased on legal demand: that it was there, and when. No word of it, and no hash of its words. */
final class Erasure {
    private static final String NOTHING = "";
    private static final String UNDETERMINED = "und";

    private Erasure() {}

    /** The page that an erasure gives. */
    static CleanedPage page(RawRelease raw) {
        return new CleanedPage(
                release(raw.id(), null, List.of(), raw.source(), raw.receivedAt(), raw.receivedAt()),
                Edition.NOTHING_MORE,
                List.of());
    }

    /**
     * A release without its words.
     *
     * @param receivedAt of the record that gives it
     * @param publishedAt when it was published; arrival where that was never known
     */
    static CleanRelease release(
            String id, String carrier, List<String> parts, String source, Instant receivedAt, Instant publishedAt) {
        ReleaseHead head = new ReleaseHead(
                id,
                1,
                true,
                false,
                NOTHING,
                null,
                source,
                publishedAt,
                PublishedPrecision.ARRIVAL,
                receivedAt,
                UNDETERMINED,
                "",
                carrier,
                parts,
                Notice.ERASURE,
                null);
        ReleaseText text = new ReleaseText(NOTHING, NOTHING, List.of());
        return new CleanRelease(head, text, null, PublishedDate.ARRIVAL, List.of(), NOTHING);
    }

    /** What is remembered of a version from then on. */
    static TextVersion version(int version, Instant publishedAt) {
        return new TextVersion(
                version,
                NOTHING,
                NOTHING,
                true,
                NOTHING,
                publishedAt,
                PublishedPrecision.ARRIVAL,
                UNDETERMINED,
                Notice.ERASURE,
                CleanContent.UNKNOWN);
    }
}
