package io.wirewatch.gateway.release;

import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.gateway.view.ReleaseStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The releases that came in last, on which rules and aliases are tried; read anew once a minute, while they are few at once. */
public final class RecentReleases {
    private static final int SAMPLE = 100;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final ReleaseStore.Filter ALL = new ReleaseStore.Filter(null, null, null, null, null);

    private final ReleaseStore releases;
    private final Clock clock;
    private List<ReleaseRow> sample = List.of();
    /** Whether there were as many as are looked at. */
    private boolean full;

    private Instant readAt = Instant.EPOCH;

    public RecentReleases(ReleaseStore releases, Clock clock) {
        this.releases = releases;
        this.clock = clock;
    }

    /** Up to {@value #SAMPLE} of them that are tagged, newest first. */
    public synchronized List<ReleaseRow> sample() {
        Instant now = clock.instant();
        if (!full || readAt.plus(FRESH).isBefore(now)) {
            List<ReleaseRow> last = releases.page(ALL, null, SAMPLE);
            full = last.size() == SAMPLE;
            sample = last.stream().filter(row -> row.mentions() != null).toList();
            readAt = now;
        }
        return sample;
    }
}
