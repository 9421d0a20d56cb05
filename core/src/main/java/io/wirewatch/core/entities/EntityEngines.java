package io.wirewatch.core.entities;

import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/** Chooses, by name, among the engines that are on the class path. */
public final class EntityEngines {
    /** The engine that finds nothing and needs nothing. */
    public static final String NONE = "none";

    private EntityEngines() {}

    /**
     * Loads the model of the engine that has this name.
     *
     * @param engine {@link #NONE}, or the name of an {@link EntityEngine} on the class path
     * @param model as in {@link EntityEngine#load}
     * @param threads as in {@link EntityEngine#load}
     * @throws IllegalArgumentException if there is no such engine, if it needs a model and {@code model} is null, or if
     *     {@code threads} is below 1
     * @throws IOException as in {@link EntityEngine#load}
     */
    public static EntityRecogniser load(String engine, Path model, int threads) throws IOException {
        return load(
                engine, model, threads, ServiceLoader.load(EntityEngine.class, EntityEngine.class.getClassLoader()));
    }

    static EntityRecogniser load(String engine, Path model, int threads, Iterable<EntityEngine> present)
            throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("an engine for entities needs 1 thread or more, not " + threads);
        }
        if (engine.equals(NONE)) {
            return new Nothing();
        }
        Map<String, EntityEngine> engines = byName(present);
        EntityEngine chosen = engines.get(engine);
        if (chosen == null) {
            throw new IllegalArgumentException(absent(engine, engines));
        }
        return chosen.load(model, threads);
    }

    private static Map<String, EntityEngine> byName(Iterable<EntityEngine> present) {
        Map<String, EntityEngine> engines = new TreeMap<>();
        for (EntityEngine engine : present) {
            EntityEngine other = engines.putIfAbsent(engine.name(), engine);
            if (other != null) {
                throw new IllegalStateException("two engines on the class path are called " + engine.name() + ": "
                        + other.getClass().getName() + " and "
                        + engine.getClass().getName());
            }
        }
        return engines;
    }

    private static String absent(String engine, Map<String, EntityEngine> engines) {
        TreeSet<String> names = new TreeSet<>(engines.keySet());
        names.add(NONE);
        return "engine " + engine + " is not on the class path: there are " + String.join(", ", names)
                + ". An engine of the folder engines/ is put there by ./wirewatch if WIREWATCH_ENTITIES_ENGINE names it, and in"
                + " the image by the build argument ENTITIES_ENGINE";
    }

    private record Nothing() implements EntityRecogniser {
        @Override
        public String name() {
            return NONE;
        }

        @Override
        public List<EntitySpan> find(String text, List<Sentence> sentences) {
            return List.of();
        }
    }
}
