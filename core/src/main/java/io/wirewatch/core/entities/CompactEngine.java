package io.wirewatch.core.entities;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The engine that the product brings: English, in the caller's thread, with a model of its own or one trained by its command. */
public final class CompactEngine implements EntityEngine {
    /** Asked for by {@link java.util.ServiceLoader}. */
    public CompactEngine() {}

    @Override
    public String name() {
        return "compact";
    }

    @Override
    public EntityRecogniser load(Path model, int threads) throws IOException {
        if (model == null) {
            return NameRecogniser.english();
        }
        try (InputStream in = Files.newInputStream(model)) {
            return NameRecogniser.read(in);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "there is no model " + model
                            + ": the engine compact takes a file that bench/train-entities wrote, or none for the"
                            + " one that it brings",
                    e);
        }
    }
}
