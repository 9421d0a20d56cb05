package io.wirewatch.core.extraction;

import io.wirewatch.core.cleaning.FunctionWords;
import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.release.CleanRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the author of an actor should know of its aliases: which are found too often, and which others have too. */
public final class AliasAdvice {
    /** So many lines are read; the last says how many more there are. */
    private static final int MOST = 100;

    private static final int MOST_NAMED = 5;

    private final Actor actor;
    private final ActorVocabulary catalogue;
    private final AliasShare share;
    private final List<String> warnings = new ArrayList<>();

    private AliasAdvice(Actor actor, ActorVocabulary catalogue, AliasShare share) {
        this.actor = actor;
        this.catalogue = catalogue;
        this.share = share;
    }

    /**
     * What is doubtful about the aliases of an actor.
     *
     * @param actor as it is, or is to be
     * @param catalogue the actors that there are, this one perhaps among them
     * @param recent releases that came in last, newest first, on which strong aliases are tried
     * @return sentences in order of the aliases, none where nothing is doubtful, {@value #MOST} at most and how many are left
     */
    public static List<String> of(Actor actor, ActorVocabulary catalogue, Iterable<CleanRelease> recent) {
        AliasAdvice advice = new AliasAdvice(actor, catalogue, AliasShare.of(actor, recent));
        actor.aliases().stream()
                .filter(alias -> alias.strength() != Strength.NEVER)
                .distinct()
                .forEach(advice::look);
        return shortened(advice.warnings);
    }

    private static List<String> shortened(List<String> warnings) {
        if (warnings.size() <= MOST) {
            return List.copyOf(warnings);
        }
        List<String> some = new ArrayList<>(warnings.subList(0, MOST));
        some.add("and " + (warnings.size() - MOST) + " more such warnings");
        return List.copyOf(some);
    }

    private void look(ActorAlias alias) {
        int found = share.found(alias);
        if (share.isLarge(found)) {
            warn(alias, "would have been found in " + found + " of the last " + share.releases() + " releases");
        } else if (isSingle(alias)) {
            warn(
                    alias,
                    "is a single letter or digit, found wherever one stands alone; case exact says that it is meant");
        } else if (isFunctionWord(alias)) {
            warn(alias, "is a word that nearly every text of its language holds");
        }
        List<String> others = catalogue.actorsNamed(alias.text()).stream()
                .filter(id -> !id.equals(actor.id()))
                .toList();
        if (!others.isEmpty()) {
            String all = others.size() == 1 ? "both" : "all of them";
            warn(alias, "is also one of " + named(others) + "; a rule that names it means " + all);
        }
    }

    private void warn(ActorAlias alias, String what) {
        warnings.add("alias \"" + alias.text() + "\" " + what);
    }

    private static String named(List<String> ids) {
        return ids.size() <= MOST_NAMED
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, MOST_NAMED)) + " and " + (ids.size() - MOST_NAMED) + " more";
    }

    /** A character of a script that needs no second one for a word is none. */
    private static boolean isSingle(ActorAlias alias) {
        int[] shaped = Folding.phrase(alias.text(), true).codePoints().toArray();
        return shaped.length == 1 && alias.caseRule() != CaseRule.EXACT && !Words.standsAlone(shaped[0]);
    }

    /** "WHO" is none where it is found in capitals only, nor "Will" where the release decides. */
    private static boolean isFunctionWord(ActorAlias alias) {
        String small = alias.text().toLowerCase(Locale.ROOT);
        boolean bySense = alias.caseRule() == CaseRule.PROPER
                || PatternCompiler.isExact(alias) && !alias.text().equals(small);
        return !bySense
                && FunctionWords.holds(small, alias.language() == null ? null : Languages.primary(alias.language()));
    }
}
