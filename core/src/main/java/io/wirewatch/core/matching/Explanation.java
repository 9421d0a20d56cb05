package io.wirewatch.core.matching;

import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a release fulfils a rule: for each term that had a part in it, its first mentions, and where the rule asks for a
 * sentence or a paragraph, those of the first one that fulfils it.
 */
public final class Explanation {
    /** How many mentions of one term are shown, unless the rule asks for more of them. */
    static final int MENTIONS_PER_TERM = 5;

    private static final Comparator<Mention> IN_ORDER =
            Comparator.comparing(Mention::zone).thenComparingInt(Mention::start).thenComparingInt(Mention::end);

    private Explanation() {}

    /** The evidence in order of zone and start, or empty where the release does not fulfil the rule. */
    public static Optional<List<Evidence>> of(Rule rule, TaggedRelease release) {
        ReleaseView view = ReleaseView.of(release);
        return RuleEvaluator.matches(rule, view) ? Optional.of(evidence(hits(rule, view), release)) : Optional.empty();
    }

    /** The mentions that have a part in a rule which holds. */
    private static Stream<Hit> hits(Rule rule, ReleaseView view) {
        return switch (rule) {
            case Rule.Term _, Rule.Kind _ -> Hit.of(rule, view).limit(MENTIONS_PER_TERM);
            case Rule.Source _, Rule.Language _, Rule.Not _ -> Stream.empty();
            case Rule.All all -> all.rules().stream().flatMap(part -> hits(part, view));
            case Rule.Any any -> holding(any.rules(), view);
            case Rule.Several several -> holding(several.rules(), view);
            case Rule.Within within ->
                RuleEvaluator.parts(within.scope(), view)
                        .filter(part -> RuleEvaluator.matches(within.rule(), part))
                        .limit(1)
                        .flatMap(part -> hits(within.rule(), part));
            case Rule.Chain chain -> Chains.find(chain, view).stream();
            case Rule.AtLeast least -> Hit.of(least.term(), view).limit(Math.max(least.count(), MENTIONS_PER_TERM));
        };
    }

    private static Stream<Hit> holding(List<Rule> rules, ReleaseView view) {
        return rules.stream().filter(rule -> RuleEvaluator.matches(rule, view)).flatMap(rule -> hits(rule, view));
    }

    /** Hits as evidence, each once, in order of zone and start. */
    static List<Evidence> evidence(Stream<Hit> hits, TaggedRelease release) {
        Set<Hit> distinct = new LinkedHashSet<>();
        hits.forEach(distinct::add);
        return distinct.stream()
                .sorted(Comparator.comparing(Hit::mention, IN_ORDER).thenComparing(Hit::term))
                .map(hit -> new Evidence(
                        release.head().id(),
                        release.head().version(),
                        hit.term(),
                        hit.mention(),
                        quote(hit.mention(), release)))
                .toList();
    }

    /** The sentence; the mention alone where no sentence was kept, as for entities that nobody listed. */
    private static String quote(Mention mention, TaggedRelease release) {
        return release.sentences().stream()
                .filter(sentence ->
                        sentence.paragraph() == mention.paragraph() && sentence.sentence() == mention.sentence())
                .map(MentionSentence::text)
                .findFirst()
                .orElse(mention.alias());
    }
}
