package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.Rule;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * All rules of one installation, found by what a release has: each stands under the rarest things that it cannot do
 * without, so a release costs by its own actors and by the rules that it fulfils, not by how many rules there are
 * (docs/decisions/0008).
 *
 * <p>Safe for many threads. A release is matched with the rules of one moment, and waits for nobody; a change is there for
 * every match that begins after it returned.
 */
public final class SubscriptionIndex {
    private final IndexWriter writer = new IndexWriter();
    /** What matches in progress work with; a match takes one and gives it back. */
    private final ConcurrentLinkedDeque<IndexWalk> walks = new ConcurrentLinkedDeque<>();

    private volatile IndexState state = writer.state();

    /**
     * Adds a rule, or replaces the rule of that subscription.
     *
     * @param subscription its id, of 1 to 1,000 bytes in UTF-8
     */
    public void put(String subscription, Rule rule) {
        synchronized (writer) {
            writer.put(subscription, rule);
            state = writer.state();
        }
    }

    /** Removes the rule of that subscription, if there is one. */
    public void remove(String subscription) {
        synchronized (writer) {
            writer.remove(subscription);
            state = writer.state();
        }
    }

    /** How many rules there are. */
    public int size() {
        return state.size();
    }

    /** The subscriptions whose rule the release fulfils, and those whose rule could not be asked. */
    public IndexMatches match(TaggedRelease release) {
        IndexWalk free = walks.poll();
        IndexWalk walk = free == null ? new IndexWalk() : free;
        IndexMatches found = walk.match(release, state);
        walks.push(walk);
        return found;
    }

    /** How many names, nodes and numbers of subscriptions are kept: what must not grow by rules that are gone. */
    int kept() {
        synchronized (writer) {
            return writer.names() + writer.nodes() + writer.numbers();
        }
    }
}
