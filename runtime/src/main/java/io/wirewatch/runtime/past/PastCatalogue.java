package io.wirewatch.runtime.past;

import io.wirewatch.avro.Actor;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleActors;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.mapping.ActorMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The catalogue as a table of the topic tells it: compiled, and since when each actor finds what it finds. For any threads. */
public final class PastCatalogue {
    private final Map<String, Actor> changed = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    /** Of each actor, the version of the catalogue since which it finds what it finds. */
    private final Map<String, Long> findsSince = new HashMap<>();

    private ActorIndex index = ActorIndex.EMPTY;

    /**
     * Takes a change: a {@code TopicReader.Listener}. Many changes at once cost hardly more than one, so they are gathered until
     * the index is needed.
     *
     * @param actor null for a deletion
     */
    public synchronized void note(String id, Actor actor, long version) {
        if (actor == null) {
            findsSince.remove(id);
            changed.remove(id);
            removed.add(id);
        } else {
            findsSince.put(id, actor.getFindsSince() == 0 ? version : actor.getFindsSince());
            removed.remove(id);
            changed.put(id, actor);
        }
    }

    /** All actors, compiled. */
    public synchronized ActorIndex index() {
        if (!changed.isEmpty() || !removed.isEmpty()) {
            index = index.changed(
                    changed.values().stream().map(ActorMapper::toCore).toList(), removed);
            changed.clear();
            removed.clear();
        }
        return index;
    }

    /** The version of the catalogue since which an actor finds what it finds; {@link PastRule#NEVER} where there is none. */
    public synchronized long findsSince(String id) {
        return findsSince.getOrDefault(id, PastRule.NEVER);
    }

    /**
     * A rule to ask the past for. Mentions are trusted where a catalogue made them that had all actors of the rule as they are. Of people,
     * organisations and places that it asks for by kind, what is recorded is trusted: which of them are listed makes little difference,
     * since others are found, too.
     *
     * @param selection what a release must fulfil to be looked at
     * @param more actors that are looked for although they are not in the catalogue
     * @param names finds names that nobody listed, where the rule asks for their kind
     * @throws IOException if it does, and nobody can; {@link #asRecorded} is what is left then
     */
    public PastRule past(Rule selection, Collection<io.wirewatch.core.extraction.Actor> more, EntityModel names)
            throws IOException {
        ActorIndex all = indexWith(more);
        Set<String> kinds = RuleActors.kinds(selection);
        Set<String> ids = new TreeSet<>(RuleActors.of(selection));
        ids.addAll(all.idsOf(
                kinds.stream().filter(kind -> !EntityKind.isAmong(Set.of(kind))).toList()));
        if (ids.isEmpty() && kinds.isEmpty()) {
            return asRecorded(selection, more);
        }
        ActorIndex actors = all.only(ids);
        long version = actors.ids().stream().mapToLong(this::findsSince).max().orElse(0);
        // What is listed is no name that nobody listed, so all of it must be known where those are looked for.
        return EntityKind.isAmong(kinds)
                ? new PastRule(selection, all, names.get(), version)
                : new PastRule(selection, actors, null, version);
    }

    /** A rule to be answered by what was found when a release came in; parameters as for {@link #past}. */
    public PastRule asRecorded(Rule selection, Collection<io.wirewatch.core.extraction.Actor> more) {
        return PastRule.asRecorded(selection, indexWith(more).only(RuleActors.of(selection)));
    }

    private ActorIndex indexWith(Collection<io.wirewatch.core.extraction.Actor> more) {
        ActorIndex all = index();
        return all.changed(
                more.stream().filter(actor -> !all.hasActor(actor.id())).toList(), List.of());
    }
}
