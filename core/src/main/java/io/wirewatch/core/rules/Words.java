package io.wirewatch.core.rules;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorVocabulary;
import io.wirewatch.core.extraction.PhraseIds;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the words of one expression mean, with the warnings and phrases that come of it. */
final class Words {
    private static final int SUGGESTIONS = 3;
    private static final int MAX_PHRASE = 500;

    private final ActorVocabulary vocabulary;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, Actor> phrases = new LinkedHashMap<>();

    Words(ActorVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** A word without quotes, which must be an alias. */
    Rule bare(String word, int position) throws RuleException {
        List<String> actors = vocabulary.actorsNamed(word);
        if (actors.isEmpty()) {
            throw new RuleException(
                    position,
                    "no actor is called " + word + suggestions(word) + "; for the literal text write \"" + word + "\"");
        }
        return actors(word, actors);
    }

    /** Text in quotes: an alias, or else a literal phrase. */
    Rule quoted(String text, int position) throws RuleException {
        List<String> actors = vocabulary.actorsNamed(text);
        return actors.isEmpty() ? phrase(text, false, position) : actors(text, actors);
    }

    /** A literal phrase, be it an alias or not. */
    Rule phrase(String text, boolean exactCase, int position) throws RuleException {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new RuleException(position, "a phrase needs a letter or a digit");
        }
        if (text.length() > MAX_PHRASE) {
            throw new RuleException(position, "a phrase has at most " + MAX_PHRASE + " characters");
        }
        Actor phrase = PhraseIds.actor(text, exactCase);
        phrases.putIfAbsent(phrase.id(), phrase);
        return new Rule.Term(phrase.id(), text);
    }

    /** An actor by its id. */
    Rule actor(String id, int position) throws RuleException {
        if (!vocabulary.hasActor(id)) {
            throw new RuleException(position, "there is no actor with the id " + id + suggestions(id));
        }
        return new Rule.Term(id, id);
    }

    private Rule actors(String text, List<String> actors) {
        if (vocabulary.isWeak(text)) {
            warnings.add("\"" + text + "\" is a weak name: alone it counts for nothing, only beside another name of "
                    + String.join(" or ", actors) + "; the rule means " + String.join(" or ", actors)
                    + " by any of its names");
        }
        if (actors.size() == 1) {
            return new Rule.Term(actors.getFirst(), text);
        }
        warnings.add("\"" + text + "\" is an alias of several actors and means any of them: "
                + String.join(", ", actors) + "; write actor:" + actors.getFirst() + " for one alone");
        return new Rule.Any(
                actors.stream().<Rule>map(actor -> new Rule.Term(actor, text)).toList());
    }

    private String suggestions(String text) {
        List<String> nearest = vocabulary.nearest(text, SUGGESTIONS);
        return nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    List<Actor> phrases() {
        return List.copyOf(phrases.values());
    }
}
