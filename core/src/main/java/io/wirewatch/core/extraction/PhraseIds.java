package io.wirewatch.core.extraction;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import java.util.List;

/**
 * Literal phrases of subscriptions as actors. Phrases that differ only in case, spacing or the shape of quotes and
 * dashes are one actor; a phrase whose case matters is another one.
 */
public final class PhraseIds {
    private static final String EXACT_MARK = "=";

    private PhraseIds() {}

    /**
     * The actor that a phrase is, compared without case.
     *
     * @param phrase any text that holds a letter or digit
     * @return {@code phrase:<normalised phrase>}
     */
    public static String of(String phrase) {
        return of(phrase, false);
    }

    /**
     * The actor that a phrase is.
     *
     * @param exactCase whether case matters
     * @return {@code phrase:<normalised phrase>}, with {@code =} before a phrase whose case matters
     * @throws IllegalArgumentException for a phrase without a letter or digit
     */
    public static String of(String phrase, boolean exactCase) {
        String normalised = Folding.phrase(phrase, exactCase);
        if (normalised.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("a phrase needs a letter or digit, not \"" + phrase + "\"");
        }
        return Actor.PHRASE_PREFIX + (exactCase ? EXACT_MARK : "") + normalised;
    }

    /** The actor to put under {@link #of(String, boolean)}: one alias, the phrase itself. */
    public static Actor actor(String phrase, boolean exactCase) {
        String id = of(phrase, exactCase);
        ActorAlias alias = new ActorAlias(
                Folding.phrase(phrase, exactCase),
                Strength.STRONG,
                List.of(),
                List.of(),
                exactCase ? CaseRule.EXACT : CaseRule.ANY,
                Form.PHRASE,
                null);
        return new Actor(id, alias.text(), "phrase", List.of(alias));
    }

    /**
     * The actor that the id of a literal phrase stands for: its text is in the id.
     *
     * @throws IllegalArgumentException for any other id
     */
    public static Actor actorOf(String id) {
        if (!isPhrase(id)) {
            throw new IllegalArgumentException(id + " is no literal phrase");
        }
        String text = id.substring(Actor.PHRASE_PREFIX.length());
        boolean exactCase = text.startsWith(EXACT_MARK);
        return actor(exactCase ? text.substring(EXACT_MARK.length()) : text, exactCase);
    }

    /** Whether the id is one of a literal phrase. */
    public static boolean isPhrase(String id) {
        return id.startsWith(Actor.PHRASE_PREFIX);
    }
}
