package io.wirewatch.core.alert;

import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import java.time.Instant;

/** A release that an alert is about; the components are those of {@link ReleaseHead}. */
public record ReleaseRef(
        String id,
        int version,
        String title,
        String url,
        String source,
        Instant publishedAt,
        PublishedPrecision publishedPrecision,
        Instant receivedAt,
        Embargo embargo) {

    /** The reference to a release that no embargo was written on. */
    public ReleaseRef(
            String id,
            int version,
            String title,
            String url,
            String source,
            Instant publishedAt,
            PublishedPrecision publishedPrecision,
            Instant receivedAt) {
        this(id, version, title, url, source, publishedAt, publishedPrecision, receivedAt, null);
    }

    /** The reference to a release. */
    public static ReleaseRef of(ReleaseHead head) {
        return new ReleaseRef(
                head.id(),
                head.version(),
                head.title(),
                head.url(),
                head.source(),
                head.publishedAt(),
                head.publishedPrecision(),
                head.receivedAt(),
                head.embargo());
    }
}
