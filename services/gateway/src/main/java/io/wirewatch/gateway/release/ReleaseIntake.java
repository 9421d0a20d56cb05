package io.wirewatch.gateway.release;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Source;
import io.wirewatch.formats.file.Document;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.schemas.Topics;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Takes releases in and writes them to {@code wirewatch.releases.raw}. Counted: taken = accepted + failed, beside what was refused.
 */
public final class ReleaseIntake {
    private final Journal journal;
    private final RawReleases releases;
    private final Counter accepted;
    private final Counter refused;

    public ReleaseIntake(Journal journal, SettingsStore<Source> sources, MeterRegistry meters) {
        this.journal = journal;
        this.releases = new RawReleases(
                journal.tenant(),
                journal::now,
                source -> sources.get(source).map(Source::getSelectors).orElse(null));
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
        return releases.of(release);
    }

    /**
     * The record of a release that a file holds.
     *
     * @param identity its id, or its address if it has no id; else the text names it
     */
    RawRelease record(Document document, FileIdentity identity, boolean historical) {
        return releases.of(document, identity, historical);
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
}
