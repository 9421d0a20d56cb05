package io.wirewatch.core.extraction;

import java.util.List;
import java.util.Locale;

/**
 * One way an actor is written.
 *
 * @param text the alias
 * @param strength a weak alias counts only in company and is marked in evidence; one that is never an alias cancels what
 *     other aliases of the actor would find in it, needs nothing and has no plural
 * @param needs company of a weak alias: actor ids or texts, one of which must be there; a strong alias of the actor itself is
 *     company too
 * @param not longer phrases that cancel the alias where they cover it ("Russian roulette" cancels "Russian")
 * @param caseRule how letters are compared
 * @param form name, demonym, seat or literal phrase
 * @param language BCP 47 of the releases it is for, or null for all
 * @param within how near the company of a weak alias has to be
 */
public record ActorAlias(
        String text,
        Strength strength,
        List<String> needs,
        List<String> not,
        CaseRule caseRule,
        Form form,
        String language,
        Within within) {
    public ActorAlias {
        needs = List.copyOf(needs);
        not = List.copyOf(not);
    }

    /** An alias whose company may be anywhere in the release. */
    public ActorAlias(
            String text,
            Strength strength,
            List<String> needs,
            List<String> not,
            CaseRule caseRule,
            Form form,
            String language) {
        this(text, strength, needs, not, caseRule, form, language, Within.RELEASE);
    }

    /** How near company has to be. The title is a paragraph and a sentence of its own; what goes over an end is where it begins. */
    public enum Within {
        /** In the same sentence. */
        SENTENCE,
        /** In the same paragraph. */
        PARAGRAPH,
        /** Anywhere in the release. */
        RELEASE;

        /** The name that records and the API use. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The reach of that name; {@link #RELEASE} for a name that this version does not know. */
        public static Within of(String text) {
            return switch (text) {
                case "sentence" -> SENTENCE;
                case "paragraph" -> PARAGRAPH;
                default -> RELEASE;
            };
        }
    }

    /** How letters are compared. */
    public enum CaseRule {
        /** Case does not matter. */
        ANY,
        /** Only as written. */
        EXACT,
        /** {@link #EXACT} where the alias is all capitals ("WHO", "US"), {@link #ANY} otherwise. */
        SMART,
        /** Words that begin with a capital here begin with one in the text too: "Turkey" and "TURKEY", never "turkey". */
        CAPITALISED,
        /**
         * {@link #CAPITALISED}, for a name that is also a common word of English ("Turkey", "Polish", "Target"). Where a
         * capital proves nothing, as in a headline in title case or at the begin of a sentence, the rest of the release
         * decides: whether it bears the actor out, or writes the word small.
         */
        PROPER;

        /** The name that records and the API use. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The rule of that name; {@link #SMART} for a name that this version does not know. */
        public static CaseRule of(String text) {
            return switch (text) {
                case "any" -> ANY;
                case "exact" -> EXACT;
                case "capitalised" -> CAPITALISED;
                case "proper" -> PROPER;
                default -> SMART;
            };
        }
    }

    /** What kind of word it is. */
    public enum Form {
        /** A name of the actor. */
        NAME,
        /** A word for its people or "of it" ("Russian"). */
        DEMONYM,
        /**
         * A town that stands for who sits there ("Moscow said"), but not where it is a place: "in Moscow", "travel to Moscow", in a
         * dateline, alone on a line, or listed with such a place.
         */
        SEAT,
        /** Literal text of a subscription. */
        PHRASE;

        /** The name that records and the API use. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The form of that name; {@link #NAME} for a name that this version does not know. */
        public static Form of(String text) {
            return switch (text) {
                case "demonym" -> DEMONYM;
                case "seat" -> SEAT;
                case "phrase" -> PHRASE;
                default -> NAME;
            };
        }
    }

    /** A strong name in any language. */
    public static ActorAlias name(String text) {
        return new ActorAlias(text, Strength.STRONG, List.of(), List.of(), CaseRule.SMART, Form.NAME, null);
    }
}
