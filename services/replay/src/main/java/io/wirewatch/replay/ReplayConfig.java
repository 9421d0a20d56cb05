package io.wirewatch.replay;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of replay, under {@code wirewatch.replay}.
 *
 * @param progressInterval how often at most a running job writes its progress
 * @param batch how many releases a job reads before the next job has its turn
 */
@ConfigurationProperties("wirewatch.replay")
public record ReplayConfig(
        @Bindable(defaultValue = "PT1S") Duration progressInterval,
        @Bindable(defaultValue = "500") int batch) {
    public ReplayConfig {
        if (progressInterval.isNegative()) {
            throw new IllegalArgumentException(
                    "wirewatch.replay.progress-interval must not be negative, not " + progressInterval);
        }
        if (batch < 1) {
            throw new IllegalArgumentException("wirewatch.replay.batch must be 1 or more, not " + batch);
        }
    }
}
