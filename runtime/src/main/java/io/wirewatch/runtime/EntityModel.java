package io.wirewatch.runtime;

import io.wirewatch.core.entities.EntityRecogniser;
import java.io.IOException;

/** Who finds names that nobody listed, as in extraction; loaded when it is needed for the first time. */
public final class EntityModel implements AutoCloseable {
    private final EntitiesConfig config;
    private EntityRecogniser loaded;

    public EntityModel(EntitiesConfig config) {
        this.config = config;
    }

    /**
     * The recogniser; for any threads.
     *
     * @throws IOException if it cannot be loaded, with words on what to do
     */
    public synchronized EntityRecogniser get() throws IOException {
        if (loaded == null) {
            try {
                loaded = config.load();
            } catch (IOException | IllegalArgumentException e) {
                throw new IOException(
                        "names that nobody listed cannot be found here: " + e.getMessage()
                                + "; the settings wirewatch.extraction.entities must be those that extraction has",
                        e);
            }
        }
        return loaded;
    }

    @Override
    public synchronized void close() {
        if (loaded != null) {
            loaded.close();
        }
    }
}
