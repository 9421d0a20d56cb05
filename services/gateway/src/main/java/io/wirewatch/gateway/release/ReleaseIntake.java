package io.wirewatch.gateway.release;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Selectors;
import io.wirewatch.avro.Source;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.Document;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Takes releases in: names them and writes them to {@code wirewatch.releases.raw}. The same release has the same id
 * whoever sends it, and however often. Counted: taken = accepted + failed, beside what was refused.
 */
public final class ReleaseIntake {
    /** The largest release: 5 MB of title and text in UTF-8. */
    static final int LARGEST = 5 * 1024 * 1024;

    private final Journal journal;
    private final SettingsStore<Source> sources;
    private final Counter accepted;
    private final Counter refused;

    public ReleaseIntake(Journal journal, SettingsStore<Source> sources, MeterRegistry meters) {
        this.journal = journal;
        this.sources = sources;
        this.accepted = meters.counter("wirewatch.gateway.releases.accepted");
        this.refused = meters.counter("wirewatch.gateway.releases.refused");
    }

    /**
     * A release on its way to the log.
     *
     * @param id its id
     * @param onLog done when it is there
     */
    record Taken(String id, CompletableFuture<?> onLog) {
        /** Waits until it is on the log. */
        String await() {
            try {
                onLog.join();
                return id;
            } catch (java.util.concurrent.CompletionException e) {
                throw ProblemException.unavailable(e);
            }
        }
    }

    /**
     * The record of a release.
     *
     * @throws ProblemException 413 if it is too large
     */
    RawRelease record(ReleaseRequest release) {
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
    RawRelease record(Document document, FileIdentity identity, boolean historical) {
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
                .setTenant(journal.tenant())
                .setId(Ids.release(journal.tenant(), source, identity.kind(), identity.name()))
                .setSource(source)
                .setIdentity(identity.name())
                .setContentType(isHtml ? "text/html" : "text/plain")
                .setReceivedAt(journal.now())
                .setSelectors(isHtml ? selectors(source) : null);
    }

    /** Those of the source that a page is said to be of, as they are now: it is read by them whenever it is read. */
    private Selectors selectors(String source) {
        return sources.get(source).map(Source::getSelectors).orElse(null);
    }

    /** Sends a record to the log. */
    Taken send(RawRelease record) {
        Instant arrival = record.getReceivedAt();
        return new Taken(
                record.getId(),
                journal.send(Topics.RELEASES_RAW, record.getId(), record, arrival)
                        .thenRun(accepted::increment));
    }

    /** Counts a release that was refused. */
    void refuse() {
        refused.increment();
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
