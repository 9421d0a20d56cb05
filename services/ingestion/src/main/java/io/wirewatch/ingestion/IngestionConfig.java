package io.wirewatch.ingestion;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.ingestion.poll.PollPace;
import io.wirewatch.ingestion.web.WebManners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings of ingestion, under {@code wirewatch.ingestion}.
 *
 * @param fetches most fetches under way at once; each may hold an answer of 10 MB
 * @param fetchesPerHost most fetches under way at once at one host
 * @param hostPause shortest time from the end of one fetch from a host to the begin of the next; a host that answers
 *     slowly, or whose robots.txt says so, is given more
 * @param minInterval shortest time between two polls of a feed, whatever the source says
 * @param folderInterval longest time between two looks into a folder, whatever the source says
 * @param settle how long a file must not have changed to count as complete
 * @param maxBackOff longest pause after failures, where the interval is shorter
 * @param timeout longest time for one fetch, redirects and body included
 * @param userAgent what the fetcher calls itself
 * @param folderRoots folders that folder sources must lie in; empty: any
 */
@ConfigurationProperties("wirewatch.ingestion")
public record IngestionConfig(
        @Bindable(defaultValue = "512") int fetches,
        @Bindable(defaultValue = "1") int fetchesPerHost,
        @Bindable(defaultValue = "250ms") Duration hostPause,
        @Bindable(defaultValue = "10s") Duration minInterval,
        @Bindable(defaultValue = "10s") Duration folderInterval,
        @Bindable(defaultValue = "1s") Duration settle,
        @Bindable(defaultValue = "1h") Duration maxBackOff,
        @Bindable(defaultValue = "60s") Duration timeout,

        @Bindable(defaultValue = "Wirewatch/0.1 (feed reader)")
        String userAgent,

        @Bindable(defaultValue = "") List<Path> folderRoots) {
    public IngestionConfig {
        if (fetches < 1 || fetchesPerHost < 1) {
            throw new IllegalArgumentException(
                    "wirewatch.ingestion.fetches and fetches-per-host must be 1 or more, not " + fetches + " and "
                            + fetchesPerHost);
        }
        if (hostPause.isNegative()) {
            throw new IllegalArgumentException("wirewatch.ingestion.host-pause must not be negative, not " + hostPause);
        }
        positive("min-interval", minInterval);
        positive("folder-interval", folderInterval);
        positive("settle", settle);
        positive("max-back-off", maxBackOff);
        positive("timeout", timeout);
        folderRoots = List.copyOf(folderRoots);
    }

    PollPace pace() {
        return new PollPace(minInterval, folderInterval, maxBackOff);
    }

    WebManners manners() {
        return new WebManners(fetches, fetchesPerHost, hostPause, timeout, userAgent);
    }

    private static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("wirewatch.ingestion." + name + " must be positive, not " + duration);
        }
    }
}
