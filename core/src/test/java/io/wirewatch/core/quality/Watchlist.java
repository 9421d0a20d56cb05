package io.wirewatch.core.quality;

import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A subscription for every two and every three of some actors, in a release and in a paragraph. Its id says what it is:
 * {@code paragraph pair nato russia}.
 */
final class Watchlist {
    static final List<String> SCOPES = List.of("release", "paragraph");
    static final List<String> SIZES = List.of("pair", "triple");

    private final SubscriptionIndex index = new SubscriptionIndex();

    Watchlist(Collection<String> actors, ActorIndex catalogue) {
        combinations(actors, names -> {
            String together = "actor:" + String.join(" AND actor:", names);
            put("release", names, together, catalogue);
            put("paragraph", names, "PARAGRAPH(" + together + ")", catalogue);
        });
    }

    SubscriptionIndex index() {
        return index;
    }

    /** The subscriptions that a document fulfils in which these actors are mentioned, paragraph by paragraph. */
    static Set<String> expected(List<Set<String>> paragraphs) {
        Set<String> alerts = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (Set<String> paragraph : paragraphs) {
            all.addAll(paragraph);
            combinations(paragraph, names -> alerts.add(id("paragraph", names)));
        }
        combinations(all, names -> alerts.add(id("release", names)));
        return alerts;
    }

    private void put(String scope, List<String> names, String expression, ActorIndex catalogue) {
        try {
            index.put(id(scope, names), Rules.parse(expression, catalogue).rule());
        } catch (RuleException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    private static String id(String scope, List<String> names) {
        return scope + " " + SIZES.get(names.size() - 2) + " " + String.join(" ", names);
    }

    private static void combinations(Collection<String> actors, Consumer<List<String>> each) {
        List<String> sorted = new ArrayList<>(new TreeSet<>(actors));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                each.accept(List.of(sorted.get(i), sorted.get(j)));
                for (int k = j + 1; k < sorted.size(); k++) {
                    each.accept(List.of(sorted.get(i), sorted.get(j), sorted.get(k)));
                }
            }
        }
    }
}
