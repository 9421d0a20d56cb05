package io.wirewatch.gateway.release;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Selectors;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.Document;
import io.wirewatch.gateway.http.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes records of releases, and names them: the same release has the same id whoever sends it, and however often. */
final class RawReleases {
    /** The largest release: 5 MB of title and text in UTF-8. */
    static final int LARGEST = 5 * 1024 * 1024;

    private final String tenant;
    private final Supplier<Instant> now;
    private final Function<String, Selectors> selectors;

    /** @param selectors those of a source as they are now, or null */
    RawReleases(String tenant, Supplier<Instant> now, Function<String, Selectors> selectors) {
        this.tenant = tenant;
        this.now = now;
        this.selectors = selectors;
    }

    /**
     * The record of a release.
     *
     * @throws ProblemException 413 if it is too large
     */
    RawRelease of(ReleaseRequest release) {
        String content = release.html() != null ? release.html() : release.text();
        byte[] body = content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
        if (body.length > LARGEST) {
            throw ProblemException.tooLarge("A release may hold 5 MB, not " + body.length + " bytes.");
        }
        Identity identity = Identity.of(release, content);
        return common(release.sourceOrPush(), identity, release.html() != null)
                .setCharset("utf-8")
                .setBody(ByteBuffer.wrap(body))
                .setTitle(release.title())
                .setUrl(release.url())
                .setPublishedAt(release.publishedAt())
                .setLanguage(release.language())
                .setStatus(release.isWithdrawn() ? "withdrawn" : "live")
                .setHistorical(Boolean.TRUE.equals(release.historical()))
                .build();
    }

    /**
     * The record of a release that a file holds.
     *
     * @param identity its id, or its address if it has no id; else the text names it
     */
    RawRelease of(Document document, FileIdentity identity, boolean historical) {
        return common(identity.source(), Identity.of(document, identity), document.isHtml())
                .setCharset(document.charset())
                .setBody(ByteBuffer.wrap(document.body()))
                .setTitle(document.title())
                .setUrl(identity.url())
                .setPublishedAt(document.published())
                .setLanguage(document.language())
                .setStatus("live")
                .setHistorical(historical)
                .build();
    }

    private RawRelease.Builder common(String source, Identity identity, boolean isHtml) {
        return RawRelease.newBuilder()
                .setTenant(tenant)
                .setId(Ids.release(tenant, source, identity.kind(), identity.name()))
                .setSource(source)
                .setIdentity(identity.name())
                .setContentType(isHtml ? "text/html" : "text/plain")
                .setReceivedAt(now.get())
                // A page is read by those of now whenever it is read.
                .setSelectors(isHtml ? selectors.apply(source) : null);
    }

    private record Identity(String kind, String name) {
        static Identity of(ReleaseRequest release, String content) {
            if (release.id() != null && !release.id().isBlank()) {
                return new Identity("id", release.id());
            }
            if (release.url() != null && !release.url().isBlank()) {
                return new Identity("url", release.url());
            }
            return ofText(release.title(), content);
        }

        /** The same as for its text pushed as JSON. */
        static Identity of(Document document, FileIdentity identity) {
            if (identity.id() != null) {
                return new Identity("id", identity.id());
            }
            if (identity.url() != null) {
                return new Identity("url", identity.url());
            }
            return ofText(document.title(), document.text());
        }

        private static Identity ofText(String title, String content) {
            return new Identity("hash", Ids.sha256Hex((title == null ? "" : title) + "\n" + content));
        }
    }
}
