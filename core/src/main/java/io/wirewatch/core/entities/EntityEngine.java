package io.wirewatch.core.entities;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes recognisers of one kind. An engine is a jar on the class path that names its implementation in
 * {@code META-INF/services/io.wirewatch.core.entities.EntityEngine}; the product does not depend on it.
 */
public interface EntityEngine {
    /** The name that settings choose it by: lower case, without spaces. */
    String name();

    /**
     * Loads a model and makes sure that it works. Whoever loads it closes it.
     *
     * @param model file or folder of the engine's own kind; null for the model that the engine brings, if it brings one
     * @param threads threads that may work on one call of {@link EntityRecogniser#find}, 1 or more; an engine that works in
     *     the caller's thread alone takes no notice
     * @throws IllegalArgumentException if the engine needs a model and {@code model} is null
     * @throws IOException if the model is absent, damaged or of a kind the engine does not know; the message says what to do
     */
    EntityRecogniser load(Path model, int threads) throws IOException;
}
