package io.wirewatch.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.core.cleaning.Cleaner;

/**
 * How releases are read, under {@code wirewatch.cleaning}: alike wherever one is read.
 *
 * @param maxBytes biggest body that is read, in bytes, 1 to 5242880; a bigger one goes to the dead letters
 */
@ConfigurationProperties("wirewatch.cleaning")
public record CleanerConfig(
        @Bindable(defaultValue = "5242880") int maxBytes) {
    public CleanerConfig {
        if (maxBytes < 1 || maxBytes > Cleaner.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "wirewatch.cleaning.max-bytes must be 1 to " + Cleaner.MAX_BYTES + ", not " + maxBytes);
        }
    }

    /** What reads them. */
    public Cleaner cleaner() {
        return new Cleaner(maxBytes);
    }
}
