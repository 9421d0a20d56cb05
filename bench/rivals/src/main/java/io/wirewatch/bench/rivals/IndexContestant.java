package io.wirewatch.bench.rivals;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.SubscriptionIndex;
import io.wirewatch.core.rules.Rule;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The index of core. */
final class IndexContestant implements Contestant {
    private final SubscriptionIndex index = new SubscriptionIndex();
    private final List<TaggedRelease> releases;

    /**
     * @param rules the rule of each subscription
     */
    IndexContestant(Workload workload, IntFunction<Rule> rules) {
        this.releases = workload.releases();
        for (int i = 0; i < workload.subscriptions().length; i++) {
            index.put(workload.id(i), rules.apply(i));
        }
    }

    /** The rule that asks for all of some actors. */
    static Rule conjunction(int[] actors) {
        return new Rule.All(IntStream.of(actors).mapToObj(IndexContestant::term).toList());
    }

    static Rule term(int actor) {
        String id = Workload.actor(actor);
        return new Rule.Term(id, id);
    }

    SubscriptionIndex index() {
        return index;
    }

    @Override
    public String name() {
        return "Wirewatch";
    }

    @Override
    public int match(int document) {
        return index.match(releases.get(document)).count();
    }

    @Override
    public List<String> ids(int document) {
        return index.match(releases.get(document)).subscriptions();
    }
}
