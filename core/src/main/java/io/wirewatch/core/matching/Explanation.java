package io.wirewatch.core.matching;

import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a release fulfils rules: for each term that had a part in it, its first mentions, and where the rule asks for a
 * sentence or a paragraph, those of the first one that fulfils it. What rules have in common is worked out once, and is the
 * same object in all that they are told. For one thread.
 */
public final class Explanation {
    /** How many mentions of one term are shown, unless the rule asks for more of them. */
    static final int MENTIONS_PER_TERM = 5;

    private static final Comparator<Mention> IN_ORDER =
            Comparator.comparing(Mention::zone).thenComparingInt(Mention::start).thenComparingInt(Mention::end);
    private static final Comparator<Evidence> AS_SHOWN =
            Comparator.comparing(Evidence::mention, IN_ORDER).thenComparing(Evidence::term);

    private final TaggedRelease release;
    private final ReleaseView view;
    private final Map<Hit, Evidence> known = new HashMap<>();
    private Map<Place, String> sentences;

    /** Of a release. */
    public Explanation(TaggedRelease release) {
        this.release = release;
        this.view = ReleaseView.of(release);
    }

    /** The evidence in order of zone and start, or empty where the release does not fulfil the rule. */
    public Optional<List<Evidence>> of(Rule rule) {
        if (!RuleEvaluator.matches(rule, view)) {
            return Optional.empty();
        }
        Set<Hit> hits = new LinkedHashSet<>();
        collect(rule, view, hits);
        return Optional.of(evidence(hits));
    }

    /** Adds the mentions that have a part in a rule which holds. */
    private static void collect(Rule rule, ReleaseView view, Set<Hit> hits) {
        switch (rule) {
            case Rule.Term _, Rule.Kind _ -> hits.addAll(first(MENTIONS_PER_TERM, rule, view));
            case Rule.Source _, Rule.Language _, Rule.Not _ -> {}
            case Rule.All all -> all.rules().forEach(part -> collect(part, view, hits));
            case Rule.Any any -> collectHolding(any.rules(), view, hits);
            case Rule.Several several -> collectHolding(several.rules(), view, hits);
            case Rule.Within within ->
                RuleEvaluator.parts(within.scope(), view)
                        .filter(part -> RuleEvaluator.matches(within.rule(), part))
                        .findFirst()
                        .ifPresent(part -> collect(within.rule(), part, hits));
            case Rule.Chain chain -> hits.addAll(Chains.find(chain, view));
            case Rule.AtLeast least ->
                hits.addAll(first(Math.max(least.count(), MENTIONS_PER_TERM), least.term(), view));
        }
    }

    private static void collectHolding(List<Rule> rules, ReleaseView view, Set<Hit> hits) {
        for (Rule rule : rules) {
            if (RuleEvaluator.matches(rule, view)) {
                collect(rule, view, hits);
            }
        }
    }

    private static List<Hit> first(int most, Rule names, ReleaseView view) {
        List<Hit> hits = Hit.of(names, view);
        return hits.size() <= most ? hits : hits.subList(0, most);
    }

    /** Hits as evidence, in order of zone and start. */
    List<Evidence> evidence(Set<Hit> hits) {
        List<Evidence> evidence = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            evidence.add(evidence(hit));
        }
        evidence.sort(AS_SHOWN);
        return evidence;
    }

    private Evidence evidence(Hit hit) {
        return known.computeIfAbsent(
                hit,
                _ -> new Evidence(
                        release.head().id(),
                        release.head().version(),
                        hit.term(),
                        hit.mention(),
                        quote(hit.mention())));
    }

    /** The sentence; the mention alone where no sentence was kept, as for entities that nobody listed. */
    private String quote(Mention mention) {
        if (sentences == null) {
            sentences = new HashMap<>();
            for (MentionSentence sentence : release.sentences()) {
                sentences.putIfAbsent(new Place(sentence.paragraph(), sentence.sentence()), sentence.text());
            }
        }
        return sentences.getOrDefault(new Place(mention.paragraph(), mention.sentence()), mention.alias());
    }

    private record Place(int paragraph, int sentence) {}
}
