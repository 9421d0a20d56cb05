package io.wirewatch.engines.onnx;

import io.wirewatch.core.entities.EntityEngine;
import io.wirewatch.core.entities.EntityRecogniser;
import java.io.IOException;
import java.nio.file.Path;

/** The engine {@code onnx}: its model is a folder as {@link OnnxRecogniser#load} takes it. */
public final class OnnxEngine implements EntityEngine {
    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public EntityRecogniser load(Path model, int threads) throws IOException {
        if (model == null) {
            throw new IllegalArgumentException(
                    "engine onnx brings no model: set WIREWATCH_ENTITIES_MODEL to the folder of one"
                            + " (engines/onnx/README.md says how to make it)");
        }
        return OnnxRecogniser.load(model, threads);
    }
}
