package io.wirewatch.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import io.wirewatch.core.entities.EntityEngines;
import io.wirewatch.core.entities.EntityRecogniser;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Who finds people, organisations and places that nobody listed, under {@code wirewatch.extraction.entities}.
 *
 * @param engine {@code compact}, {@code none}, or an engine that was put on the class path
 * @param model file or folder of the engine; null for the one that it brings
 * @param threads threads that may work on one release, 1 or more
 */
@ConfigurationProperties("wirewatch.extraction.entities")
public record EntitiesConfig(
        @Bindable(defaultValue = "compact") String engine,
        @Nullable String model,
        @Bindable(defaultValue = "1") int threads) {
    public EntitiesConfig {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "wirewatch.extraction.entities.threads must be 1 or more, not " + threads);
        }
    }

    /**
     * Loads the engine with its model.
     *
     * @throws IllegalArgumentException if there is no such engine on the class path
     * @throws IOException if its model cannot be read
     */
    public EntityRecogniser load() throws IOException {
        return EntityEngines.load(engine, model == null || model.isBlank() ? null : Path.of(model), threads);
    }
}
