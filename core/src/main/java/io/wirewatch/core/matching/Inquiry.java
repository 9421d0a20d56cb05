package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Answers why a release fulfils a rule or which part of the rule fails. Whether a part holds is asked of {@link RuleEvaluator} alone, so
 * that the answer is never another than matching gave.
 */
public final class Inquiry {
    private final TaggedRelease release;
    private final ReleaseView whole;
    private final ReleaseView contact;
    private final Explanation explanation;

    private Inquiry(TaggedRelease release) {
        this.release = release;
        this.whole = ReleaseView.of(release);
        this.contact = ReleaseView.ofContact(release);
        this.explanation = new Explanation(release);
    }

    /** The verdict on a rule, with those on its parts. */
    public static Verdict of(Rule rule, TaggedRelease release) {
        Inquiry inquiry = new Inquiry(release);
        return inquiry.verdict(rule, inquiry.whole);
    }

    private Verdict verdict(Rule rule, ReleaseView view) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _ -> leaf(rule, view, mentioned(rule, view), Hit.of(rule, view));
            case Rule.Source _ ->
                leaf(rule, view, "the release is of " + release.head().source(), List.of());
            case Rule.Language _ ->
                leaf(rule, view, "the release is in " + release.head().language(), List.of());
            case Rule.AtLeast least ->
                leaf(
                        rule,
                        view,
                        mentioned(least.term(), view) + "; " + least.count() + " are asked for",
                        Hit.of(least.term(), view));
            case Rule.All all -> whole(rule, view, all.rules(), all.rules().size());
            case Rule.Any any -> whole(rule, view, any.rules(), 1);
            case Rule.Several several -> whole(rule, view, several.rules(), several.count());
            case Rule.Not not -> not(not, view);
            case Rule.Within within -> within(within, view);
            case Rule.Chain chain -> chain(chain, view);
        };
    }

    private Verdict leaf(Rule rule, ReleaseView view, String detail, List<Hit> hits) {
        List<Hit> shown = hits.subList(0, Math.min(hits.size(), Explanation.MENTIONS_PER_TERM));
        return made(rule, view, detail, shown, List.of());
    }

    private Verdict made(Rule rule, ReleaseView view, String detail, List<Hit> hits, List<Verdict> parts) {
        return new Verdict(
                Rules.canonical(rule),
                RuleEvaluator.matches(rule, view),
                detail,
                explanation.evidence(new LinkedHashSet<>(hits)),
                parts);
    }

    private Verdict whole(Rule rule, ReleaseView view, List<Rule> rules, int needed) {
        List<Verdict> parts = rules.stream().map(part -> verdict(part, view)).toList();
        long holding = parts.stream().filter(Verdict::holds).count();
        String detail = holding + " of " + rules.size() + " hold; "
                + (needed == rules.size() ? "all" : Integer.toString(needed)) + " must";
        return made(rule, view, detail, List.of(), parts);
    }

    private Verdict not(Rule.Not not, ReleaseView view) {
        Verdict part = verdict(not.rule(), view);
        return made(not, view, part.holds() ? "it holds, and must not" : "it does not", List.of(), List.of(part));
    }

    /** Asks in the first part that fulfils the rule, else in the one that comes nearest. */
    private Verdict within(Rule.Within within, ReleaseView view) {
        String place = within.scope().name().toLowerCase(Locale.ROOT);
        ReleaseView best = null;
        int most = -1;
        for (ReleaseView part : RuleEvaluator.parts(within.scope(), view).toList()) {
            if (RuleEvaluator.matches(within.rule(), part)) {
                return made(
                        within, view, "a " + place + " fulfils it", List.of(), List.of(verdict(within.rule(), part)));
            }
            int score = Nearness.of(within.rule(), part);
            if (score > most) {
                best = part;
                most = score;
            }
        }
        if (best == null) {
            return made(within, view, "nobody is mentioned in a " + place, List.of(), List.of());
        }
        return made(
                within,
                view,
                "no " + place + " fulfils it; this one comes nearest",
                List.of(),
                List.of(verdict(within.rule(), best)));
    }

    private Verdict chain(Rule.Chain chain, ReleaseView view) {
        List<Verdict> terms =
                chain.terms().stream().map(term -> verdict(term, view)).toList();
        List<Hit> found = Chains.find(chain, view);
        if (!found.isEmpty()) {
            return made(chain, view, "they stand as asked for", found, terms);
        }
        List<String> gaps = new ArrayList<>();
        List<Hit> nearest = new ArrayList<>();
        for (int i = 0; i < chain.links().size(); i++) {
            Rule one = chain.terms().get(i);
            Rule other = chain.terms().get(i + 1);
            Nearness.Pair pair = Nearness.pair(one, other, chain.links().get(i).ordered(), view);
            gaps.add(Rules.canonical(one) + " and " + Rules.canonical(other) + ": "
                    + gap(pair, chain.links().get(i)));
            if (pair != null) {
                nearest.add(pair.one());
                nearest.add(pair.other());
            }
        }
        return made(chain, view, String.join("; ", gaps), nearest, terms);
    }

    private static String gap(Nearness.Pair pair, Rule.Link link) {
        if (pair == null) {
            return "never in one paragraph" + (link.ordered() ? " in this order" : "");
        }
        return words(pair.words()) + " between the nearest, at most " + link.words() + " may stand there";
    }

    private static String words(int count) {
        return count == 1 ? "1 word" : count + " words";
    }

    private String mentioned(Rule names, ReleaseView view) {
        int here = Hit.of(names, view).size();
        int everywhere = view == whole ? here : Hit.of(names, whole).size();
        int asked = everywhere > 0 ? 0 : Hit.of(names, contact).size();
        if (asked > 0) {
            return "not mentioned but in the contact lines, which no rule looks at";
        }
        String times = here == 1 ? "mentioned once" : here == 0 ? "not mentioned" : "mentioned " + here + " times";
        return everywhere > here ? times + " here, " + (everywhere - here) + " times elsewhere" : times;
    }
}
