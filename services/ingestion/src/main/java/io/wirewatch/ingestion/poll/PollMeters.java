package io.wirewatch.ingestion.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counters of polls and of entries: fetched = new + updated + unchanged + refused. */
public final class PollMeters {
    private final Counter changed;
    private final Counter notModified;
    private final Counter failed;
    private final Counter added;
    private final Counter updated;
    private final Counter unchanged;
    private final Counter refused;
    private final Counter hubAsked;
    private final Counter hubFailed;

    public PollMeters(MeterRegistry meters) {
        this.changed = polls(meters, "read");
        this.notModified = polls(meters, "not-modified");
        this.failed = polls(meters, "failed");
        this.added = entries(meters, "new");
        this.updated = entries(meters, "updated");
        this.unchanged = entries(meters, "unchanged");
        this.refused = entries(meters, "refused");
        this.hubAsked = meters.counter("wirewatch.ingestion.hubs", "outcome", "asked");
        this.hubFailed = meters.counter("wirewatch.ingestion.hubs", "outcome", "failed");
    }

    void read(boolean unmodified, PollCounts counts) {
        (unmodified ? notModified : changed).increment();
        added.increment(counts.added());
        updated.increment(counts.updated());
        unchanged.increment(counts.unchanged());
        refused.increment(counts.refused());
    }

    void failed() {
        failed.increment();
    }

    /** A hub took a request for pushes, or did not. */
    void asked(boolean taken) {
        (taken ? hubAsked : hubFailed).increment();
    }

    private static Counter polls(MeterRegistry meters, String outcome) {
        return meters.counter("wirewatch.ingestion.polls", "outcome", outcome);
    }

    private static Counter entries(MeterRegistry meters, String outcome) {
        return meters.counter("wirewatch.ingestion.entries", "outcome", outcome);
    }
}
