package io.wirewatch.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.core.rules.TestRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class SubscriptionIndexTest {
    private static final TaggedRelease NATO_AND_RUSSIA = TestRelease.release("rel_1")
            .text("{nato|NATO} met {russia|Russia}.")
            .build();

    private final SubscriptionIndex index = new SubscriptionIndex();

    @Provide
    Arbitrary<List<Rule>> rules() {
        return TestRules.any().list().ofMinSize(1).ofMaxSize(30);
    }

    @Provide
    Arbitrary<TaggedRelease> releases() {
        return TestReleases.any();
    }

    /** A change: which subscription, and its rule, or null for its removal. */
    @Provide
    Arbitrary<List<Tuple.Tuple2<Integer, Rule>>> changes() {
        Arbitrary<Rule> rules = TestRules.any().injectNull(0.3);
        return net.jqwik.api.Combinators.combine(Arbitraries.integers().between(0, 9), rules)
                .as(Tuple::of)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    void findsWhatAskingEveryRuleFinds(@ForAll("rules") List<Rule> rules, @ForAll("releases") TaggedRelease release) {
        Map<String, Rule> all = new TreeMap<>();
        for (Rule rule : rules) {
            all.put("sub-" + all.size(), rule);
        }
        all.forEach(index::put);

        assertThat(index.match(release).subscriptions()).isEqualTo(bruteForce(all, release));
        all.keySet().forEach(index::remove);
    }

    @Property(tries = 200)
    void staysRightWhileRulesComeAndGo(
            @ForAll("changes") List<Tuple.Tuple2<Integer, Rule>> changes, @ForAll("releases") TaggedRelease release) {
        SubscriptionIndex changing = new SubscriptionIndex();
        Map<String, Rule> all = new TreeMap<>();
        changes.forEach(change -> {
            String id = "sub-" + change.get1();
            if (change.get2() == null) {
                all.remove(id);
                changing.remove(id);
            } else {
                all.put(id, change.get2());
                changing.put(id, change.get2());
            }
        });

        assertThat(changing.size()).isEqualTo(all.size());
        assertThat(changing.match(release).subscriptions()).isEqualTo(bruteForce(all, release));
    }

    private static List<String> bruteForce(Map<String, Rule> rules, TaggedRelease release) {
        ReleaseView view = ReleaseView.of(release);
        return rules.entrySet().stream()
                .filter(entry -> RuleEvaluator.matches(entry.getValue(), view))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void aReleaseThatMentionsNobodyAnyoneAsksForAsksNoRule() throws RuleException {
        index.put("wide", Rules.parseCanonical("actor:nato AND actor:belarus"));
        for (int i = 0; i < 1_000; i++) {
            index.put("sub-" + i, Rules.parseCanonical("actor:nato AND actor:rare-" + i + " AND language:en"));
        }

        assertThat(index.match(TestRelease.release("rel_1").text("{peru|Peru}.").build())
                        .asked())
                .isZero();
        assertThat(index.match(NATO_AND_RUSSIA).asked()).isLessThanOrEqualTo(1);
    }

    @Test
    void aRuleIsLookedForUnderThePartThatFewestOthersNeed() throws RuleException {
        index.put("wide", Rules.parseCanonical("actor:nato"));
        for (int i = 0; i < 100; i++) {
            index.put("sub-" + i, Rules.parseCanonical("actor:nato AND (actor:rare OR phrase:\"x " + i + "\")"));
        }

        IndexMatches found = index.match(NATO_AND_RUSSIA);
        assertThat(found.subscriptions()).containsExactly("wide");
        assertThat(found.asked()).isLessThan(60);
    }

    @Test
    void aRuleThatBreaksTheEvaluatorCostsItselfOnly() throws RuleException {
        index.put(
                "broken",
                new Rule.Within(
                        Rule.Scope.SENTENCE, new Rule.All(List.of(new Rule.Term("nato", "NATO"), new Rule.Not(null)))));
        index.put("fine", Rules.parseCanonical("actor:nato AND actor:russia"));

        IndexMatches found = index.match(NATO_AND_RUSSIA);

        assertThat(found.subscriptions()).containsExactly("fine");
        assertThat(found.failures()).containsOnlyKeys("broken");
    }

    @Test
    void rulesMayComeAndGoWhileReleasesAreMatched() throws Exception {
        index.put("stays", Rules.parseCanonical("actor:nato AND actor:russia"));
        Rule other = Rules.parseCanonical("actor:nato OR actor:russia");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> changes = threads.submit(() -> {
                for (int i = 0; i < 5_000; i++) {
                    index.put("comes-" + i % 7, other);
                    index.remove("comes-" + (i + 3) % 7);
                }
            });
            while (!changes.isDone()) {
                assertThat(index.match(NATO_AND_RUSSIA).subscriptions()).contains("stays");
            }
            changes.get();
        }
    }
}
