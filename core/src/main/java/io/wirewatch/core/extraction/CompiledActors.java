package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Actors with their patterns, by id. Immutable; a changed one shares the drawers in which nothing changed. */
final class CompiledActors {
    private static final int DRAWERS = 1 << 8;

    static final CompiledActors EMPTY = new CompiledActors(Collections.nCopies(DRAWERS, Map.of()));

    private final List<Map<String, CompiledActor>> drawers;

    private CompiledActors(List<Map<String, CompiledActor>> drawers) {
        this.drawers = drawers;
    }

    /** An actor and what the index looks for to find it. */
    record CompiledActor(Actor actor, List<Pattern> patterns) {}

    /** These actors after some were put, in place of those of their ids, and others removed. */
    CompiledActors changed(Collection<CompiledActor> put, Collection<String> removed) {
        List<Map<String, CompiledActor>> next = new ArrayList<>(drawers);
        removed.forEach(id -> open(next, id).remove(id));
        put.forEach(actor -> open(next, actor.actor().id()).put(actor.actor().id(), actor));
        return new CompiledActors(next);
    }

    /** A drawer to write in: a copy, the first time. */
    private Map<String, CompiledActor> open(List<Map<String, CompiledActor>> next, String id) {
        int at = drawer(id);
        if (next.get(at) == drawers.get(at)) {
            next.set(at, new HashMap<>(next.get(at)));
        }
        return next.get(at);
    }

    private static int drawer(String id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 16) & DRAWERS - 1;
    }

    boolean has(String id) {
        return drawers.get(drawer(id)).containsKey(id);
    }

    /** The actor of an id. */
    Optional<Actor> find(String id) {
        return Optional.ofNullable(drawers.get(drawer(id)).get(id)).map(CompiledActor::actor);
    }

    /** What the index looks for to find an actor; nothing for an unknown one. */
    List<Pattern> patterns(String id) {
        CompiledActor actor = drawers.get(drawer(id)).get(id);
        return actor == null ? List.of() : actor.patterns();
    }

    int size() {
        return drawers.stream().mapToInt(Map::size).sum();
    }

    Stream<Actor> all() {
        return drawers.stream().flatMap(drawer -> drawer.values().stream()).map(CompiledActor::actor);
    }
}
