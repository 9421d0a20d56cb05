package io.wirewatch.replay;

import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.runtime.EntitiesConfig;
import java.io.IOException;

/** Who finds names that nobody listed, as in extraction; loaded when a job needs it for the first time. */
final class EntityModel implements AutoCloseable {
    private final EntitiesConfig config;
    private EntityRecogniser loaded;

    EntityModel(EntitiesConfig config) {
        this.config = config;
    }

    /**
     * The recogniser; for any threads.
     *
     * @throws ReplayRefusedException if it cannot be loaded
     */
    synchronized EntityRecogniser get() throws ReplayRefusedException {
        if (loaded == null) {
            try {
                loaded = config.load();
            } catch (IOException | IllegalArgumentException e) {
                throw new ReplayRefusedException("names that nobody listed cannot be found here: " + e.getMessage()
                        + "; replay needs the settings wirewatch.extraction.entities that extraction has");
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
