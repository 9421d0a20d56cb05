package io.wirewatch.core.matching;

import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.rules.Rule;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        return RuleEvaluator.matches(rule, view) ? Optional.of(evidence(hits(rule, view))) : Optional.empty();
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
    List<Evidence> evidence(Stream<Hit> hits) {
        Set<Hit> distinct = new LinkedHashSet<>();
        hits.forEach(distinct::add);
        return distinct.stream().map(this::evidence).sorted(AS_SHOWN).toList();
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
