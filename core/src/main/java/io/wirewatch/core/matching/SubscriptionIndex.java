package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.rules.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * All rules of one installation, found by what a release has. Each rule stands under the keys of one cheap requirement of
 * it, so a release looks only at rules of which it has at least one part; a release that mentions nobody anyone asks for
 * costs a few look-ups. Safe for many threads; rules may come and go while releases are matched.
 */
public final class SubscriptionIndex {
    private static final long PHRASE = 0;
    private static final long ACTOR = 1;
    /** A key that says little about a release: kind, source, language. */
    private static final long BROAD = 1_000_000;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Entry> bySubscription = new HashMap<>();
    private final Map<String, Set<Entry>> byKey = new HashMap<>();
    private final Set<Entry> withoutKey = new HashSet<>();
    private final Requirement requirement = new Requirement(this::cost);

    /** Adds a rule, or replaces the rule of that subscription. */
    public void put(String subscription, Rule rule) {
        write(() -> {
            take(subscription);
            Set<String> keys = requirement.of(rule).orElse(null);
            Entry entry = new Entry(subscription, rule, keys);
            bySubscription.put(subscription, entry);
            if (keys == null) {
                withoutKey.add(entry);
            } else {
                keys.forEach(
                        key -> byKey.computeIfAbsent(key, _ -> new HashSet<>(2)).add(entry));
            }
            return null;
        });
    }

    /** Removes the rule of that subscription, if there is one. */
    public void remove(String subscription) {
        write(() -> {
            take(subscription);
            return null;
        });
    }

    /** How many rules there are. */
    public int size() {
        lock.readLock().lock();
        try {
            return bySubscription.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The subscriptions whose rule the release fulfils, in order of id, and those whose rule could not be asked. */
    public IndexMatches match(TaggedRelease release) {
        ReleaseView view = ReleaseView.of(release);
        Set<String> keys = view.keys();
        IndexMatches.Collector found = new IndexMatches.Collector(view);
        lock.readLock().lock();
        try {
            keys.forEach(key -> byKey.getOrDefault(key, Set.of()).forEach(found::ask));
            withoutKey.forEach(found::ask);
        } finally {
            lock.readLock().unlock();
        }
        return found.result();
    }

    private <T> T write(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            return change.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void take(String subscription) {
        Entry old = bySubscription.remove(subscription);
        if (old == null) {
            return;
        }
        withoutKey.remove(old);
        if (old.keys != null) {
            old.keys.forEach(key -> byKey.computeIfPresent(key, (_, entries) -> {
                entries.remove(old);
                return entries.isEmpty() ? null : entries;
            }));
        }
    }

    /** What it costs to stand under a key: the rules there already, and how often releases have it. */
    private long cost(String key) {
        long rules = byKey.getOrDefault(key, Set.of()).size();
        if (key.startsWith(Keys.actor(""))) {
            return 2 * rules + (key.startsWith(Keys.actor(Actor.PHRASE_PREFIX)) ? PHRASE : ACTOR);
        }
        return 2 * rules + BROAD;
    }

    /** A rule and where it stands; equal only to itself. */
    static final class Entry {
        private final String subscription;
        private final Rule rule;
        private final Set<String> keys;

        Entry(String subscription, Rule rule, Set<String> keys) {
            this.subscription = subscription;
            this.rule = rule;
            this.keys = keys;
        }

        String subscription() {
            return subscription;
        }

        Rule rule() {
            return rule;
        }
    }
}
