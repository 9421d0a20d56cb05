package io.wirewatch.gateway.actor;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.ActorAlias;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.extraction.ActorVocabulary;
import io.wirewatch.core.extraction.PhraseIds;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.rules.ParsedRule;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.past.PastCatalogue;
import io.wirewatch.runtime.past.PastRule;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The actors as the log has them. What is asked for is up to date: the table reads to the end first. */
public final class Catalogue implements AutoCloseable {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    private final TopicTable<Actor> table;
    private final PastCatalogue actors = new PastCatalogue();

    /**
     * @param table the topic, not read yet
     */
    public Catalogue(TopicTable<Actor> table) {
        this.table = table;
        table.onChange(actors::note);
    }

    /** An actor as of now. */
    public Optional<Actor> fresh(String id) {
        table.catchUp();
        return Optional.ofNullable(table.get(id));
    }

    /** All actors as of now, compiled. */
    public ActorIndex freshIndex() {
        table.catchUp();
        return actors.index();
    }

    /** Which actors a text names, as of now. */
    public ActorVocabulary freshVocabulary() {
        return freshIndex();
    }

    /**
     * A record of an actor, to be written: where the one that is known finds the same, it says since when.
     *
     * @param actor in place of the one of its id as of now
     */
    public Actor dated(Actor actor) {
        Actor known = fresh(actor.getId()).orElse(null);
        boolean findsTheSame = known != null
                && known.getKind().equals(actor.getKind())
                && known.getAliases().equals(actor.getAliases());
        return findsTheSame
                ? Actor.newBuilder(actor)
                        .setFindsSince(actors.findsSince(actor.getId()))
                        .build()
                : actor;
    }

    /**
     * A rule to ask the past for, with its actors as of now; phrases that the catalogue does not have are looked for all the
     * same.
     *
     * @param selection what a release must fulfil to be looked at
     * @param names finds names that nobody listed, where the rule asks for their kind
     * @throws IOException if it does, and nobody can; {@link #asRecorded} is what is left then
     */
    public PastRule past(ParsedRule rule, Rule selection, EntityModel names) throws IOException {
        table.catchUp();
        return actors.past(selection, rule.phrases(), names);
    }

    /** The same, to be answered by what was found when releases came in. */
    public PastRule asRecorded(ParsedRule rule, Rule selection) {
        return actors.asRecorded(selection, rule.phrases());
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
