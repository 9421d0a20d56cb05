package io.wirewatch.core.extraction;

import io.wirewatch.core.release.CleanRelease;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A catalogue of actors, compiled. Immutable and safe for any number of threads; an index for a changed catalogue is
 * made from the one before and shares what did not change, so that a change takes a moment however large the catalogue.
 */
public final class ActorIndex implements ActorVocabulary {
    /** The index of an empty catalogue. */
    public static final ActorIndex EMPTY = new ActorIndex(Map.of(), PatternTree.EMPTY);

    private final Map<String, CompiledActor> actors;
    private final PatternTree tree;

    private ActorIndex(Map<String, CompiledActor> actors, PatternTree tree) {
        this.actors = actors;
        this.tree = tree;
    }

    /** An index of these actors; of two with one id the later counts. */
    public static ActorIndex of(Collection<Actor> actors) {
        return EMPTY.changed(actors, List.of());
    }

    /** This index with the actor, in place of the one of its id. */
    public ActorIndex with(Actor actor) {
        return changed(List.of(actor), List.of());
    }

    /** This index without the actor of that id; the same index where there is none. */
    public ActorIndex without(String id) {
        return actors.containsKey(id) ? changed(List.of(), List.of(id)) : this;
    }

    /**
     * This index after many changes at once.
     *
     * @param put actors to add or replace
     * @param removed ids of actors to leave out; unknown ones do no harm
     */
    public ActorIndex changed(Collection<Actor> put, Collection<String> removed) {
        Map<String, CompiledActor> next = new HashMap<>(actors);
        removed.forEach(next::remove);
        put.forEach(actor -> next.put(actor.id(), CompiledActor.of(actor)));
        Set<String> touched = new HashSet<>(removed);
        put.forEach(actor -> touched.add(actor.id()));
        List<Pattern> leaving = patterns(actors, touched);
        List<Pattern> coming = patterns(next, touched);
        return new ActorIndex(next, tree.changed(leaving, coming));
    }

    /**
     * Finds the actors in a release.
     *
     * @param catalogueVersion version of the catalogue that this index is of, written on the result
     * @return mentions in order of zone and start; of overlapping mentions of one actor the longest, those of different
     *     actors all
     */
    public TaggedRelease tag(CleanRelease release, long catalogueVersion) {
        return new Tagger(tree, actors.keySet()).tag(release, catalogueVersion);
    }

    /** How many actors there are, literal phrases included. */
    public int size() {
        return actors.size();
    }

    @Override
    public List<String> actorsNamed(String text) {
        return named(text).map(entry -> entry.actor().id()).distinct().sorted().toList();
    }

    @Override
    public boolean isWeak(String text) {
        return !actorsNamed(text).isEmpty()
                && named(text).allMatch(entry -> entry.alias().strength() == Strength.WEAK);
    }

    private Stream<Entry> named(String text) {
        return tree.patterns(Tokens.of(text).keys()).stream()
                .filter(pattern -> pattern.meaning() == Pattern.Meaning.MENTION)
                .map(Pattern::entry)
                .filter(entry -> !PhraseIds.isPhrase(entry.actor().id()));
    }

    @Override
    public List<String> nearest(String text, int limit) {
        return NearestAliases.of(
                actors.values().stream()
                        .map(CompiledActor::actor)
                        .filter(actor -> !PhraseIds.isPhrase(actor.id()))
                        .toList(),
                text,
                limit);
    }

    @Override
    public boolean hasActor(String id) {
        return actors.containsKey(id);
    }

    private static List<Pattern> patterns(Map<String, CompiledActor> actors, Set<String> ids) {
        return ids.stream()
                .map(actors::get)
                .filter(Objects::nonNull)
                .flatMap(actor -> actor.patterns().stream())
                .toList();
    }

    private record CompiledActor(Actor actor, List<Pattern> patterns) {
        static CompiledActor of(Actor actor) {
            return new CompiledActor(actor, PatternCompiler.compile(actor));
        }
    }
}
