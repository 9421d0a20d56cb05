package io.wirewatch.cleaning;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.core.cleaning.Cleaner;
import java.time.Duration;

/**
 * Settings of cleaning, under {@code wirewatch.cleaning}.
 *
 * @param maxBytes biggest body that is read, in bytes, 1 to 5242880; a bigger one goes to the dead letters
 * @param storyHorizon how far apart the releases of one story are published, and come, at most; more than nothing, ISO 8601
 * @param storyTexts how many texts are remembered to find their copies, at least 1, each up to 1 KB of memory; the oldest go first
 */
@ConfigurationProperties("wirewatch.cleaning")
record CleaningConfig(
        @Bindable(defaultValue = "5242880") int maxBytes,
        @Bindable(defaultValue = "P7D") Duration storyHorizon,
        @Bindable(defaultValue = "250000") int storyTexts) {
    CleaningConfig {
        if (maxBytes < 1 || maxBytes > Cleaner.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "wirewatch.cleaning.max-bytes must be 1 to " + Cleaner.MAX_BYTES + ", not " + maxBytes);
        }
        if (storyHorizon.isNegative() || storyHorizon.isZero()) {
            throw new IllegalArgumentException(
                    "wirewatch.cleaning.story-horizon must be more than nothing, not " + storyHorizon);
        }
        if (storyTexts < 1) {
            throw new IllegalArgumentException("wirewatch.cleaning.story-texts must be at least 1, not " + storyTexts);
        }
    }
}
