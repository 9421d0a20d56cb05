package io.wirewatch.replay;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of replay, under {@code wirewatch.replay}.
 *
 * @param progressInterval how often at most a running job writes its progress
 * @param batch how many releases a lane takes from the log at once
 * @param threads how many lanes of a job are read side by side; 0: as many as there are processors
 * @param backlog how many records handed over may wait for matching
 * @param liveBacklog the same while releases come in, which wait behind them
 * @param liveShare how much of its time a replay works while releases come in
 * @param liveHold how long after a release came in it is taken that more come
 */
@ConfigurationProperties("wirewatch.replay")
public record ReplayConfig(
        @Bindable(defaultValue = "PT1S") Duration progressInterval,
        @Bindable(defaultValue = "500") int batch,
        @Bindable(defaultValue = "0") int threads,
        @Bindable(defaultValue = "5000") int backlog,
        @Bindable(defaultValue = "500") int liveBacklog,
        @Bindable(defaultValue = "0.5") double liveShare,
        @Bindable(defaultValue = "PT10S") Duration liveHold) {
    private static final double LEAST_SHARE = 0.05;

    public ReplayConfig {
        if (progressInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "wirewatch.replay.progress-interval must not be negative, not " + progressInterval);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("wirewatch.replay.batch must be 1 or more, not " + batch);
        }
        if (threads < 0) {
            throw new IllegalArgumentException(
                    "wirewatch.replay.threads must be 0 (as many as processors) or more, not " + threads);
        }
        if (liveBacklog < 1) {
            throw new IllegalArgumentException("wirewatch.replay.live-backlog must be 1 or more, not " + liveBacklog);
        }
        if (backlog < liveBacklog) {
            throw new IllegalArgumentException("wirewatch.replay.backlog must be wirewatch.replay.live-backlog ("
                    + liveBacklog + ") or more, not " + backlog);
        }
        if (!(liveShare >= LEAST_SHARE && liveShare <= 1)) {
            throw new IllegalArgumentException(
                    "wirewatch.replay.live-share must be " + LEAST_SHARE + " to 1, not " + liveShare);
        }
        if (liveHold.isNegative()) {
            throw new IllegalArgumentException("wirewatch.replay.live-hold must not be negative, not " + liveHold);
        }
    }

    /** How many lanes of a job are read side by side. */
    int lanes() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
