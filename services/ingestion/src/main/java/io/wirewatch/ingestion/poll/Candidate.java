package io.wirewatch.ingestion.poll;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.Selectors;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An entry of a source as it would be sent on.
 *
 * @param release the release
 * @param identity what names it within its source: GUID, link, hash or path
 * @param hash hash of all that is sent on but the times and marks of arrival
 */
public record Candidate(RawRelease release, String identity, String hash) {
    public static Candidate of(RawRelease release, String identity) {
        String hash = Ids.hashed(
                "hsh",
                Objects.requireNonNullElse(release.title(), ""),
                Objects.requireNonNullElse(release.url(), ""),
                Objects.requireNonNullElse(release.publishedAt(), ""),
                Objects.requireNonNullElse(release.language(), ""),
                release.contentType(),
                digest(release.body()));
        return new Candidate(release, identity, hash);
    }

    /**
     * The same with the selectors that hold when it goes on the log; text that is no HTML has nothing to select. They are not in the hash:
     * other selectors send nothing again.
     */
    Candidate with(Selectors selectors) {
        return selectors == null || !release.contentType().equals("text/html")
                ? this
                : new Candidate(release.withSelectors(selectors), identity, hash);
    }

    private static String digest(byte[] body) {
        return Ids.sha256Hex(new String(body, StandardCharsets.ISO_8859_1));
    }
}
