package io.wirewatch.cleaning;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Settings of stories, under {@code wirewatch.cleaning}.
 *
 * @param storyHorizon how far apart the releases of one story are published, and come, at most; more than nothing, ISO 8601
 * @param storyTexts how many texts are remembered to find their copies, at least 1, each up to 1 KB of memory; the oldest go first
 */
@ConfigurationProperties("wirewatch.cleaning")
record CleaningConfig(
        @Bindable(defaultValue = "P7D") Duration storyHorizon,
        @Bindable(defaultValue = "250000") int storyTexts) {
    CleaningConfig {
        if (storyHorizon.isNegative() || storyHorizon.isZero()) {
            throw new IllegalArgumentException(
                    "wirewatch.cleaning.story-horizon must be more than nothing, not " + storyHorizon);
        }
        if (storyTexts < 1) {
            throw new IllegalArgumentException("wirewatch.cleaning.story-texts must be at least 1, not " + storyTexts);
        }
    }
}
