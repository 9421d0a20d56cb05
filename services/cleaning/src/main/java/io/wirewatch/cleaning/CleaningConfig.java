package io.wirewatch.cleaning;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.core.cleaning.Cleaner;

/**
 * Settings of cleaning, under {@code wirewatch.cleaning}.
 *
 * @param maxBytes biggest body that is read, in bytes, 1 to 5242880; a bigger one goes to the dead letters
 */
@ConfigurationProperties("wirewatch.cleaning")
record CleaningConfig(@Bindable(defaultValue = "5242880") int maxBytes) {
    CleaningConfig {
        if (maxBytes < 1 || maxBytes > Cleaner.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "wirewatch.cleaning.max-bytes must be 1 to " + Cleaner.MAX_BYTES + ", not " + maxBytes);
        }
    }
}
