package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.SubscriptionRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The alerts about a story, as its entries tell them. */
final class StoryAlerts {
    /**
     * How many steps a story may have and still take in further copies: what is read for each of its releases has a bound.
     * Hundreds of copies for hundreds of subscriptions each.
     */
    static final int MAX_STEPS = 100_000;

    /** What one entry may hold, far below what a record may. */
    private static final int MAX_ENTRY_CHARACTERS = 2_000_000;

    /** What a step takes beside its texts. */
    private static final int STEP_CHARACTERS = 100;

    private final String story;
    private final StoryStore store;
    private final Map<String, List<AlertStep>> bySubscription = new HashMap<>();
    private int entries;
    private int steps;

    /** As the store has them. */
    StoryAlerts(String story, StoryStore store) {
        this.story = story;
        this.store = store;
        for (StoryEntry entry = store.entry(story, 0); entry != null; entry = store.entry(story, entries)) {
            take(entry);
        }
    }

    private void take(StoryEntry entry) {
        entries++;
        steps += entry.steps().size();
        for (AlertStep step : entry.steps()) {
            bySubscription
                    .computeIfAbsent(step.subscription().id(), _ -> new ArrayList<>(1))
                    .add(step);
        }
    }

    /** The alert of a subscription. */
    AlertState of(String subscription) {
        return new AlertState(subscription, story, bySubscription.getOrDefault(subscription, List.of()));
    }

    /** The subscriptions whose alerts a release has ever changed, in order. */
    Collection<String> changedBy(String release) {
        TreeSet<String> changed = new TreeSet<>();
        bySubscription.forEach((subscription, list) -> {
            if (list.stream().anyMatch(step -> step.input().release().equals(release))) {
                changed.add(subscription);
            }
        });
        return changed;
    }

    /** Whether further copies of the story change nothing any more. */
    boolean isFull() {
        return steps >= MAX_STEPS;
    }

    /** Remembers what an input did. In more than one entry where a record could not hold it; a crash leaves the first ones. */
    void put(List<AlertStep> made) {
        int from = 0;
        int characters = 0;
        Set<Evidence> quoted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < made.size(); i++) {
            characters += characters(made.get(i)) + quotes(made.get(i), quoted);
            if (characters >= MAX_ENTRY_CHARACTERS) {
                putEntry(made.subList(from, i + 1));
                from = i + 1;
                characters = 0;
                quoted.clear();
            }
        }
        if (from < made.size()) {
            putEntry(made.subList(from, made.size()));
        }
    }

    private void putEntry(List<AlertStep> made) {
        StoryEntry entry = new StoryEntry(story, entries, made);
        store.put(entry);
        take(entry);
    }

    /** What evidence that the entry does not have yet adds to it: a sentence may be as long as its release. */
    private static int quotes(AlertStep step, Set<Evidence> quoted) {
        int characters = 0;
        if (step.member() != null) {
            for (Evidence evidence : step.member().evidence()) {
                characters += quoted.add(evidence) ? evidence.quote().length() : 0;
            }
        }
        return characters;
    }

    private static int characters(AlertStep step) {
        SubscriptionRef subscription = step.subscription();
        int characters = STEP_CHARACTERS
                + subscription.name().length()
                + subscription.expression().length();
        for (String endpoint : step.endpoints()) {
            characters += endpoint.length();
        }
        return characters;
    }
}
