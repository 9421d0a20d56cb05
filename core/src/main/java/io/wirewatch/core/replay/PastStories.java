package io.wirewatch.core.replay;

import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.core.alert.StoryEntry;
import io.wirewatch.core.alert.StoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is remembered of a rule over one release, in memory: a story while it is young. Copies of it come in for a week, and
 * for another one what is late; after that it is over.
 */
final class PastStories implements StoryStore {
    /** How long after something last happened to a story it is kept. */
    static final Duration KEPT = AlertRaiser.LATENESS.multipliedBy(2);

    private final Map<String, Kept<List<StoryEntry>>> stories = new HashMap<>();
    private final Map<String, Kept<ReleaseTrack>> releases = new HashMap<>();
    private final Expiry expiry = new Expiry(KEPT);
    private Instant now = Instant.MIN;

    /** What is kept until an arrival time. */
    private record Kept<T>(T value, Instant until) {}

    /**
     * Forgets what is over.
     *
     * @param over told of each story that is, and whose alert stands
     */
    void comeTo(Instant arrival, Consumer<String> over) {
        now = arrival;
        if (expiry.isDue(arrival)) {
            stories.entrySet().removeIf(story -> {
                boolean isOver = story.getValue().until().isBefore(arrival);
                if (isOver && stands(story.getValue().value())) {
                    over.accept(story.getKey());
                }
                return isOver;
            });
            releases.values().removeIf(release -> release.until().isBefore(arrival));
        }
    }

    /** Of one subscription each entry has one step. */
    private static boolean stands(List<StoryEntry> entries) {
        return entries.getLast().steps().getLast().status() != AlertStatus.WITHDRAWN;
    }

    /** How many stories and releases are kept. */
    int size() {
        return stories.size() + releases.size();
    }

    @Override
    public StoryEntry entry(String story, int number) {
        Kept<List<StoryEntry>> kept = stories.get(story);
        return kept == null || number >= kept.value().size()
                ? null
                : kept.value().get(number);
    }

    @Override
    public void put(StoryEntry entry) {
        Kept<List<StoryEntry>> before = stories.get(entry.story());
        List<StoryEntry> entries = before == null ? new ArrayList<>(1) : before.value();
        entries.add(entry);
        stories.put(entry.story(), new Kept<>(entries, now.plus(KEPT)));
    }

    @Override
    public ReleaseTrack release(String release) {
        Kept<ReleaseTrack> kept = releases.get(release);
        return kept == null ? null : kept.value();
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        releases.put(release, new Kept<>(track, now.plus(KEPT)));
    }
}
