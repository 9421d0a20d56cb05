package io.wirewatch.runtime.past;

import io.wirewatch.avro.Actor;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleActors;
import io.wirewatch.runtime.mapping.ActorMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * A rule to ask the past for. Mentions are trusted where a catalogue made them that had all its actors as they are. A rule that
     * asks for kinds is answered by what is recorded.
     *
     * @param selection what a release must fulfil to be looked at
     * @param more actors that are looked for although they are not in the catalogue
     */
    public PastRule past(Rule selection, Collection<io.wirewatch.core.extraction.Actor> more) {
        ActorIndex all = index();
        ActorIndex actors = all.changed(
                        more.stream().filter(actor -> !all.hasActor(actor.id())).toList(), List.of())
                .only(RuleActors.of(selection));
        boolean asksForKinds = !RuleActors.kinds(selection).isEmpty();
        long version = asksForKinds
                ? 0
                : actors.ids().stream().mapToLong(this::findsSince).max().orElse(0);
        return new PastRule(selection, actors, version);
    }
}
