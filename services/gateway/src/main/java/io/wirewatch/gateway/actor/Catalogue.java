package io.wirewatch.gateway.actor;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.ActorVocabulary;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.mapping.ActorMapper;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The actors as the log has them. What is asked for is up to date: the table reads to the end first. */
public final class Catalogue implements AutoCloseable {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    private final TopicTable<Actor> table;
    private final Map<String, Actor> changed = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private ActorIndex index = ActorIndex.EMPTY;

    /**
     * @param table the topic, not read yet
     */
    public Catalogue(TopicTable<Actor> table) {
        this.table = table;
        table.onChange((id, actor, _) -> note(id, actor));
    }

    /** Many changes at once cost hardly more than one, so they are gathered until the index is needed. */
    private synchronized void note(String id, Actor actor) {
        if (actor == null) {
            changed.remove(id);
            removed.add(id);
        } else {
            removed.remove(id);
            changed.put(id, actor);
        }
    }

    private synchronized ActorIndex index() {
        if (!changed.isEmpty() || !removed.isEmpty()) {
            index = index.changed(
                    changed.values().stream().map(ActorMapper::toCore).toList(), removed);
            changed.clear();
            removed.clear();
        }
        return index;
    }

    /** An actor as of now. */
    public Optional<Actor> fresh(String id) {
        table.catchUp();
        return Optional.ofNullable(table.get(id));
    }

    /** Which actors a text names, as of now. */
    public ActorVocabulary freshVocabulary() {
        table.catchUp();
        return index();
    }

    /** All actors as of now, literal phrases included. */
    public List<Actor> freshActors() {
        table.catchUp();
        return List.copyOf(table.snapshot().values());
    }

    /**
     * Actors, literal phrases left out, in order of their ids.
     *
     * @param words text that id, name or an alias holds, case and accents aside; null: all
     * @param after id behind which to begin
     */
    List<Actor> find(String words, String after, int limit) {
        String folded = words == null ? null : fold(words);
        return freshActors().stream()
                .filter(actor -> !PhraseIds.isPhrase(actor.getId()))
                .filter(actor -> actor.getId().compareTo(after) > 0)
                .filter(actor -> folded == null || holds(actor, folded))
                .sorted(Comparator.comparing(Actor::getId))
                .limit(limit)
                .toList();
    }

    private static boolean holds(Actor actor, String folded) {
        return actor.getId().contains(folded)
                || fold(actor.getName()).contains(folded)
                || actor.getAliases().stream()
                        .filter(alias -> Strength.of(alias.getStrength()) != Strength.NEVER)
                        .map(ActorAlias::getText)
                        .anyMatch(alias -> fold(alias).contains(folded));
    }

    private static String fold(String text) {
        return ACCENT.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        table.close();
    }
}
