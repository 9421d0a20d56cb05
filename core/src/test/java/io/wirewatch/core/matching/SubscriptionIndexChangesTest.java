package io.wirewatch.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index with so many rules that its nodes are divided, cut and put together again, and with threads at work. */
class SubscriptionIndexChangesTest {
    private static final int ACTORS = 40;

    private final SubscriptionIndex index = new SubscriptionIndex();
    private final Map<String, Rule> all = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void manyRulesThatComeAndGoAreFoundAsAskingEachFindsThem(long seed) {
        Random random = new Random(seed);
        int most = 0;
        for (int rate : new int[] {100, 95, 50, 5, 50, 0}) {
            for (int i = 0; i < 4_000; i++) {
                String id = "sub-" + random.nextInt(6_000);
                if (random.nextInt(100) < rate) {
                    put(id, rule(random));
                    most = Math.max(most, all.size());
                } else {
                    remove(id);
                }
            }
            assertThat(index.size()).isEqualTo(all.size());
            for (int i = 0; i < 15; i++) {
                TaggedRelease release = release(random, 1 + random.nextInt(25));
                assertThat(index.match(release).subscriptions()).isEqualTo(bruteForce(release));
            }
        }
        List.copyOf(all.keySet()).forEach(this::remove);
        assertThat(index.size()).isZero();
        // The numbers that they had at most; no name and no node.
        assertThat(index.kept()).isLessThanOrEqualTo(most);
    }

    private void put(String id, Rule rule) {
        all.put(id, rule);
        index.put(id, rule);
    }

    private void remove(String id) {
        all.remove(id);
        index.remove(id);
    }

    private List<String> bruteForce(TaggedRelease release) {
        ReleaseView view = ReleaseView.of(release);
        return all.entrySet().stream()
                .filter(entry -> RuleEvaluator.matches(entry.getValue(), view))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Mostly a few actors that must all be there, the first ones far more often; some rules of every other make. */
    private static Rule rule(Random random) {
        List<Rule> parts = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            parts.add(term(random));
        }
        switch (random.nextInt(14)) {
            case 0 -> parts.add(new Rule.Not(term(random)));
            case 1 -> parts.add(new Rule.Any(List.of(term(random), term(random), term(random))));
            case 2 -> {
                return new Rule.Any(parts);
            }
            case 3 -> {
                return new Rule.Within(
                        random.nextBoolean() ? Rule.Scope.SENTENCE : Rule.Scope.PARAGRAPH, new Rule.All(parts));
            }
            case 4 ->
                parts.add(new Rule.Chain(
                        List.of(term(random), term(random)),
                        List.of(new Rule.Link(random.nextBoolean(), random.nextInt(8)))));
            case 5 -> parts.add(new Rule.AtLeast(2, term(random)));
            case 6 -> parts.add(new Rule.Several(2, List.of(term(random), term(random), term(random))));
            case 7 -> {
                return new Rule.All(List.of(
                        new Rule.Any(List.of(term(random), term(random))),
                        new Rule.Any(List.of(term(random), term(random)))));
            }
            case 8 -> {
                return new Rule.Any(terms(random, 40));
            }
            case 9 ->
                // So many keys that the rule stands in many places, and what it asks is kept apart.
                parts = new ArrayList<>(List.of(
                        new Rule.Several(2, terms(random, 60)),
                        new Rule.Within(Rule.Scope.PARAGRAPH, new Rule.Any(terms(random, 30)))));
            default -> {}
        }
        return parts.size() == 1 ? parts.getFirst() : new Rule.All(parts);
    }

    private static List<Rule> terms(Random random, int count) {
        return Stream.generate(() -> term(random)).limit(count).toList();
    }

    private static Rule term(Random random) {
        return new Rule.Term(actor(random), "written");
    }

    private static String actor(Random random) {
        return "actor-" + (int) (ACTORS * Math.pow(random.nextDouble(), 3));
    }

    private static TaggedRelease release(Random random, int mentions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < mentions; i++) {
            text.append('{').append(actor(random)).append("|Name} word ");
            text.append(random.nextInt(4) == 0 ? "end. " : random.nextInt(6) == 0 ? "end.\n\n" : "");
        }
        return TestRelease.release("rel_1").text(text.append("end.").toString()).build();
    }

    @Test
    void aRuleOfVeryManyPartsIsFound() {
        List<Rule> many = IntStream.range(0, 1_500)
                .mapToObj(i -> conjunction("many-" + i))
                .toList();
        index.put("any", new Rule.Any(many));
        index.put("all", new Rule.All(many));
        index.put("but", new Rule.All(List.of(conjunction("nato"), new Rule.Not(new Rule.All(many)))));
        String all =
                IntStream.range(0, 1_500).mapToObj(i -> "{many-" + i + "|Name}").collect(Collectors.joining(" "));

        assertThat(found("{many-1499|Name} and {nato|NATO}.")).containsExactly("any", "but");
        assertThat(found(all + " and {nato|NATO}.")).containsExactly("all", "any");
        List.of("any", "all", "but").forEach(index::remove);
        assertThat(index.kept()).isLessThanOrEqualTo(3);
    }

    private List<String> found(String text) {
        return index.match(TestRelease.release("rel_1").text(text).build()).subscriptions();
    }

    @Test
    void rulesThatAreGoneLeaveNothingBehind() {
        for (int i = 0; i < 100; i++) {
            index.put("stays-" + i, conjunction("stays", "other-" + i));
        }
        int before = index.kept();
        for (int i = 0; i < 350_000; i++) {
            index.put("comes-" + i, conjunction("phrase:number " + i, i % 3 == 0 ? "stays" : "comes"));
            index.put("comes-" + i, new Rule.Any(List.of(conjunction("changed-" + i), conjunction("stays"))));
            index.remove("comes-" + i);
        }
        assertThat(index.size()).isEqualTo(100);
        assertThat(index.kept()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void veryManyEqualRulesAreAllFoundAndTakenOutOneByOne() {
        int count = 100_000;
        IntStream.range(0, count).forEach(i -> index.put("sub-" + i, conjunction("nato", "russia")));
        TaggedRelease release = TestRelease.release("rel_1")
                .text("{nato|NATO} met {russia|Russia}.")
                .build();

        assertThat(index.match(release).count()).isEqualTo(count);
        IntStream.range(0, count).filter(i -> i % 100 != 0).forEach(i -> index.remove("sub-" + i));

        assertThat(index.match(release).subscriptions())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count / 100)
                        .mapToObj(i -> "sub-" + 100 * i)
                        .toList());
    }

    @Test
    void aReleaseMeetsTheRulesOfOneMomentWhileOthersChangeThem() throws Exception {
        // Touched rules always hold, but from elsewhere each time; or never do. The others stay.
        List<Rule> holding = List.of(
                conjunction("a", "b"),
                conjunction("b", "c", "d"),
                conjunction("d"),
                new Rule.Any(List.of(conjunction("a"), conjunction("c"))));
        List<Rule> failing = List.of(conjunction("a", "x"), conjunction("y", "b", "d"));
        Map<String, Boolean> expected = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            boolean holds = i % 2 == 0;
            String id = (i % 20 < 2 ? "touched-" : "stays-") + i;
            index.put(id, holds ? holding.get(i % holding.size()) : failing.get(i % failing.size()));
            expected.put(id, holds);
        }
        List<String> touched = expected.keySet().stream()
                .filter(id -> id.startsWith("touched"))
                .sorted()
                .toList();
        List<String> held =
                expected.keySet().stream().filter(expected::get).sorted().toList();
        TaggedRelease release = TestRelease.release("rel_1")
                .text("{a|A} and {b|B} and {c|C} and {d|D}.")
                .build();

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> changes = threads.submit(() -> {
                for (int i = 0; i < 30_000; i++) {
                    String id = touched.get(random.nextInt(touched.size()));
                    List<Rule> rules = expected.get(id) ? holding : failing;
                    index.put(id, rules.get(random.nextInt(rules.size())));
                    index.put(
                            "passing-" + i % 700,
                            random.nextBoolean() ? conjunction("a", "p-" + i) : failing.getFirst());
                    index.remove("passing-" + random.nextInt(700));
                }
            });
            Future<?> matches = threads.submit(() -> {
                do {
                    assertThat(index.match(release).subscriptions()).isEqualTo(held);
                } while (!changes.isDone());
            });
            changes.get();
            matches.get();
        }
    }

    private static Rule conjunction(String... actors) {
        List<Rule> terms = Stream.of(actors)
                .map(actor -> (Rule) new Rule.Term(actor, actor))
                .toList();
        return terms.size() == 1 ? terms.getFirst() : new Rule.All(terms);
    }
}
