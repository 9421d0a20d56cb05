package io.wirewatch.core.extraction;

import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.extraction.CompiledActors.CompiledActor;
import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A catalogue of actors, compiled. Immutable and safe for any number of threads; an index for a changed catalogue is
 * made from the one before and shares what did not change, so that a change takes a moment however large the catalogue.
 */
public final class ActorIndex implements ActorVocabulary {
    /** The index of an empty catalogue. */
    public static final ActorIndex EMPTY = new ActorIndex(CompiledActors.EMPTY, PatternTree.EMPTY);

    private final CompiledActors actors;
    private final PatternTree tree;

    private ActorIndex(CompiledActors actors, PatternTree tree) {
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
        return actors.has(id) ? changed(List.of(), List.of(id)) : this;
    }

    /**
     * This index after many changes at once.
     *
     * @param put actors to add or replace
     * @param removed ids of actors to leave out; unknown ones do no harm
     */
    public ActorIndex changed(Collection<Actor> put, Collection<String> removed) {
        Map<String, CompiledActor> compiled = new LinkedHashMap<>();
        put.forEach(actor -> compiled.put(actor.id(), new CompiledActor(actor, PatternCompiler.compile(actor))));
        Set<String> touched = new HashSet<>(removed);
        touched.addAll(compiled.keySet());
        List<Pattern> leaving = new ArrayList<>();
        touched.forEach(id -> leaving.addAll(actors.patterns(id)));
        List<Pattern> coming = new ArrayList<>();
        compiled.values().forEach(actor -> coming.addAll(actor.patterns()));
        return new ActorIndex(actors.changed(compiled.values(), removed), tree.changed(leaving, coming));
    }

    /**
     * Finds the actors in a release.
     *
     * @param catalogueVersion version of the catalogue that this index is of, written on the result
     * @return mentions in order of zone and start; of overlapping mentions of one actor the longest, those of different
     *     actors all
     */
    public TaggedRelease tag(CleanRelease release, long catalogueVersion) {
        return new Tagger(tree, actors, null).tag(release, catalogueVersion);
    }

    /**
     * Finds the actors in a release, and people, organisations and places that nobody listed.
     *
     * @param catalogueVersion as in {@link #tag(CleanRelease, long)}
     * @param recogniser reads English
     * @return as {@link #tag(CleanRelease, long)}, with mentions of unlisted entities among the others where no mention of an
     *     actor covers them; releases in other languages have none
     */
    public TaggedRelease tag(CleanRelease release, long catalogueVersion, EntityRecogniser recogniser) {
        return new Tagger(tree, actors, recogniser).tag(release, catalogueVersion);
    }

    /**
     * An index that finds of these actors just what this one finds; of others it may find some, too. To tag for a few actors
     * costs a fraction of what the whole catalogue does.
     *
     * @param ids of the actors; unknown ones are passed over
     */
    public ActorIndex only(Collection<String> ids) {
        Set<String> needed = new TreeSet<>(ids);
        List<Actor> wanted =
                ids.stream().flatMap(id -> actors.find(id).stream()).toList();
        wanted.stream().flatMap(ActorIndex::company).forEach(needed::add);
        Stream<Actor> all = needed.stream().flatMap(id -> actors.find(id).stream());
        if (wanted.stream().anyMatch(ActorIndex::hasSeat)) {
            // Whether a town is a place may depend on the town before it.
            all = Stream.concat(all, actors.all().filter(ActorIndex::hasSeat));
        }
        return of(all.toList());
    }

    /** What an actor's aliases depend on, texts and ids. */
    private static Stream<String> company(Actor actor) {
        return actor.aliases().stream().flatMap(alias -> alias.needs().stream());
    }

    private static boolean hasSeat(Actor actor) {
        return actor.aliases().stream().anyMatch(alias -> alias.form() == ActorAlias.Form.SEAT);
    }

    /**
     * Words, in small letters, of which a text of plain characters holds one at least where it mentions an actor. Plain are ASCII and
     * the signs of English prose: nothing that folding makes another letter of, or leaves out.
     *
     * @return nothing for an actor that no such text mentions
     */
    public Set<String> clues(String id) {
        Set<String> clues = new TreeSet<>();
        for (Pattern pattern : actors.patterns(id)) {
            List<String> keys = pattern.keys();
            if (pattern.meaning() == Pattern.Meaning.MENTION && keys.stream().allMatch(ActorIndex::isPlain)) {
                keys.stream().max(Comparator.comparingInt(String::length)).ifPresent(clues::add);
            }
        }
        return clues;
    }

    private static boolean isPlain(String key) {
        return key.chars().allMatch(c -> c < 0x80);
    }

    /** The ids of its actors. */
    public Set<String> ids() {
        return actors.all().map(Actor::id).collect(Collectors.toSet());
    }

    /** The ids of its actors of some kinds. */
    public Set<String> idsOf(Collection<String> kinds) {
        return actors.all()
                .filter(actor -> kinds.contains(actor.kind()))
                .map(Actor::id)
                .collect(Collectors.toSet());
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
        return !actorsNamed(text).isEmpty() && named(text).allMatch(Entry::isWeak);
    }

    private Stream<Entry> named(String text) {
        Tokens tokens = Tokens.of(text);
        List<Pattern> patterns =
                tree.patterns(tokens.list().stream().map(Token::key).toList());
        Set<String> never = new HashSet<>();
        for (Pattern pattern : patterns) {
            if (pattern.meaning() == Pattern.Meaning.NEVER && pattern.stands(tokens, 0)) {
                never.add(pattern.entry().actor().id());
            }
        }
        return patterns.stream()
                .filter(pattern -> pattern.meaning() == Pattern.Meaning.MENTION)
                .map(Pattern::entry)
                .filter(entry -> !never.contains(entry.actor().id()))
                .filter(entry -> !PhraseIds.isPhrase(entry.actor().id()));
    }

    @Override
    public List<String> nearest(String text, int limit) {
        return NearestAliases.of(
                actors.all().filter(actor -> !PhraseIds.isPhrase(actor.id())).toList(), text, limit);
    }

    @Override
    public boolean hasActor(String id) {
        return actors.has(id);
    }
}
