package io.wirewatch.extraction;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;

/**
 * Who finds people, organisations and places that nobody listed, under {@code wirewatch.extraction.entities}.
 *
 * @param engine {@code compact}, {@code none}, or an engine that was put on the class path
 * @param model file or folder of the engine; null for the one that it brings
 * @param threads threads that may work on one release, 1 or more
 */
@ConfigurationProperties("wirewatch.extraction.entities")
record EntitiesConfig(
        @Bindable(defaultValue = "compact") String engine,
        @Nullable String model,
        @Bindable(defaultValue = "1") int threads) {
    EntitiesConfig {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "wirewatch.extraction.entities.threads must be 1 or more, not " + threads);
        }
    }

    /** Where the model is; null for the one that the engine brings. */
    @Nullable
    Path modelPath() {
        return model == null || model.isBlank() ? null : Path.of(model);
    }
}
