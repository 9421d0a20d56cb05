package io.wirewatch.core.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the index found for a release.
 *
 * @param subscriptions ids of the subscriptions whose rule holds, in order
 * @param failures why a rule could not be asked, by subscription; the others were
 * @param asked how many rules were decided exactly
 */
public record IndexMatches(List<String> subscriptions, Map<String, RuntimeException> failures, int asked) {
    /** No rule was asked. */
    public static final IndexMatches NONE = new IndexMatches(List.of(), Map.of(), 0);

    /** Asks rules about one release, each once. */
    static final class Collector {
        private final ReleaseView view;
        private final Set<SubscriptionIndex.Entry> met = new HashSet<>();
        private final Set<String> subscriptions = new TreeSet<>();
        private final Map<String, RuntimeException> failures = new TreeMap<>();

        Collector(ReleaseView view) {
            this.view = view;
        }

        void ask(SubscriptionIndex.Entry entry) {
            if (!met.add(entry)) {
                return;
            }
            try {
                if (RuleEvaluator.matches(entry.rule(), view)) {
                    subscriptions.add(entry.subscription());
                }
            } catch (RuntimeException e) {
                // A rule that breaks the evaluator costs itself only: the others still get their release.
                failures.put(entry.subscription(), e);
            }
        }

        IndexMatches result() {
            return new IndexMatches(List.copyOf(subscriptions), failures, met.size());
        }
    }
}
