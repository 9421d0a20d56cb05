package io.wirewatch.core.extraction;

import java.util.List;

/**
 * One way an actor is written.
 *
 * @param text the alias
 * @param strength a weak alias counts only in company and is marked in evidence
 * @param needs company of a weak alias: actor ids or texts, one of which must be in the release; empty: a strong alias of
 *     the actor itself
 * @param not longer phrases that cancel the alias where they cover it ("Russian roulette" cancels "Russian")
 * @param caseRule how letters are compared
 * @param form name, demonym or literal phrase
 * @param language BCP 47 of the releases it is for, or null for all
 */
public record ActorAlias(
        String text,
        Strength strength,
        List<String> needs,
        List<String> not,
        CaseRule caseRule,
        Form form,
        String language) {
    public ActorAlias {
        needs = List.copyOf(needs);
        not = List.copyOf(not);
    }

    /** How letters are compared. */
    public enum CaseRule {
        /** Case does not matter. */
        ANY,
        /** Only as written. */
        EXACT,
        /** {@link #EXACT} where the alias is all capitals ("WHO", "US"), {@link #ANY} otherwise. */
        SMART
    }

    /** What kind of word it is. */
    public enum Form {
        /** A name of the actor. */
        NAME,
        /** A word for its people or "of it" ("Russian"). */
        DEMONYM,
        /** Literal text of a subscription. */
        PHRASE
    }

    /** A strong name in any language. */
    public static ActorAlias name(String text) {
        return new ActorAlias(text, Strength.STRONG, List.of(), List.of(), CaseRule.SMART, Form.NAME, null);
    }
}
