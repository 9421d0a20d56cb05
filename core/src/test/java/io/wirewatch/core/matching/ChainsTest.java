package io.wirewatch.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.RuleEvaluator.Hit;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainsTest {
    private static final Rule A = new Rule.Term("a", "A");
    private static final Rule B = new Rule.Term("b", "B");

    /** The very first chain, as asking every pair in order finds it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTheChainThatAskingEveryPairFinds(boolean inOrderOfText) {
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 600; i++) {
            ReleaseView view = ReleaseView.of(release(paragraph(random, inOrderOfText)));
            Rule.Chain chain = chain(random);
            List<Hit> chained = Chains.find(chain, view);
            assertThat(chained).isEqualTo(asked(chain, view));
            found += chained.isEmpty() ? 0 : 1;
        }
        assertThat(found).isBetween(100, 599);
    }

    private static List<Hit> asked(Rule.Chain chain, ReleaseView view) {
        List<List<Hit>> reached = new ArrayList<>();
        Hit.of(chain.terms().getFirst(), view).forEach(hit -> reached.add(List.of(hit)));
        List<List<Hit>> paths = reached;
        for (int i = 0; i < chain.links().size(); i++) {
            paths = following(paths, chain.links().get(i), chain.terms().get(i + 1), view);
        }
        return paths.isEmpty() ? List.of() : paths.getFirst();
    }

    private static List<List<Hit>> following(List<List<Hit>> paths, Rule.Link link, Rule term, ReleaseView view) {
        List<List<Hit>> next = new ArrayList<>();
        for (Hit hit : Hit.of(term, view)) {
            for (List<Hit> path : paths) {
                Mention one = path.getLast().mention();
                Mention other = hit.mention();
                int between = Math.max(one.firstWord(), other.firstWord()) - Math.min(one.lastWord(), other.lastWord());
                if (!one.equals(other)
                        && (!link.ordered() || one.start() < other.start())
                        && between - 1 <= link.words()) {
                    List<Hit> longer = new ArrayList<>(path);
                    longer.add(hit);
                    next.add(longer);
                    break;
                }
            }
        }
        return next;
    }

    private static Rule.Chain chain(Random random) {
        List<Rule> terms = new ArrayList<>();
        List<Rule.Link> links = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            terms.add(random.nextInt(3) == 0 ? new Rule.Any(List.of(A, B)) : random.nextBoolean() ? A : B);
            links.add(new Rule.Link(random.nextBoolean(), random.nextInt(4)));
        }
        return new Rule.Chain(terms, links.subList(1, links.size()));
    }

    /** Enough mentions that pairs are not asked one by one; some overlap, some are the same. */
    private static List<Mention> paragraph(Random random, boolean inOrderOfText) {
        List<Mention> mentions = new ArrayList<>();
        int word = 0;
        for (int i = 0; i < 60; i++) {
            word += random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(12);
            int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 30 : 2);
            mentions.add(mention(random.nextBoolean() ? "a" : "b", word, length));
            if (random.nextInt(20) == 0) {
                mentions.add(mentions.getLast());
            }
        }
        if (!inOrderOfText) {
            mentions.add(3, mention("a", 50_000, -20_000));
        }
        return mentions;
    }

    private static Mention mention(String actor, int word, int words) {
        int start = 10 * word;
        return new Mention(
                actor, "country", "x", Strength.STRONG, Zone.BODY, 0, 0, start, start + 1, word, word + words - 1);
    }

    private static TaggedRelease release(List<Mention> mentions) {
        TaggedRelease head = TestRelease.release("rel_1").build();
        return new TaggedRelease(head.head(), mentions, List.of(), 1);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aParagraphOfVeryManyMentionsTakesNoTimeThatGrowsWithTheirPairs() throws Exception {
        int each = 200_000;
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < 2 * each; i++) {
            mentions.add(mention(i < each ? "a" : "b", i < each ? 2 * i : 2 * i + 99, 1));
        }
        Rule.Chain near = new Rule.Chain(List.of(A, B), List.of(new Rule.Link(false, 100)));
        Rule.Chain nearer = new Rule.Chain(List.of(A, B), List.of(new Rule.Link(false, 99)));
        SubscriptionIndex index = new SubscriptionIndex();
        index.put("near", near);
        index.put("nearer", nearer);

        TaggedRelease release = release(mentions);
        ReleaseView view = ReleaseView.of(release);

        assertThat(Chains.find(near, view)).hasSize(2);
        assertThat(Chains.find(nearer, view)).isEmpty();
        assertThat(index.match(release).subscriptions()).containsExactly("near");
    }
}
