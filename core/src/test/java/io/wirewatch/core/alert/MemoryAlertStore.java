package io.wirewatch.core.alert;

import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.window.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is remembered, in memory, with the changes in their order: what a crash leaves is their beginning. */
public final class MemoryAlertStore implements StoryStore, WindowStore {
    private final List<Consumer<MemoryAlertStore>> changes = new ArrayList<>();
    private final Map<String, StoryEntry> entries = new HashMap<>();
    private final Map<String, AlertState> alerts = new HashMap<>();
    private final Map<String, ReleaseTrack> releases = new HashMap<>();
    private final Map<String, WindowState> windows = new HashMap<>();
    private final Map<String, WindowInput> inputs = new HashMap<>();
    private final Map<String, WindowHit> hits = new TreeMap<>();

    /** How many changes there were. */
    public int changes() {
        return changes.size();
    }

    /** The store as it was after so many changes. */
    public MemoryAlertStore after(int count) {
        MemoryAlertStore store = new MemoryAlertStore();
        changes.subList(0, count).forEach(store::change);
        return store;
    }

    private void change(Consumer<MemoryAlertStore> change) {
        change.accept(this);
        changes.add(change);
    }

    @Override
    public StoryEntry entry(String story, int number) {
        return entries.get(story + " " + number);
    }

    @Override
    public void put(StoryEntry entry) {
        change(store -> store.entries.put(entry.story() + " " + entry.number(), entry));
    }

    @Override
    public AlertState alert(String subscription, String story) {
        return alerts.get(subscription + " " + story);
    }

    @Override
    public void put(AlertState state) {
        change(store -> store.alerts.put(state.subscription() + " " + state.story(), state));
    }

    @Override
    public ReleaseTrack release(String release) {
        return releases.get(release);
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        change(store -> store.releases.put(release, track));
    }

    @Override
    public WindowState window(String subscription) {
        return windows.get(subscription);
    }

    @Override
    public void put(WindowState state) {
        change(store -> store.windows.put(state.subscription(), state));
    }

    @Override
    public WindowInput input(String subscription, String release) {
        return inputs.get(subscription + " " + release);
    }

    @Override
    public void put(String subscription, WindowInput input) {
        change(store -> store.inputs.put(subscription + " " + input.input().release(), input));
    }

    @Override
    public List<Sighting> sightingsAfter(String subscription, String rule, Instant moment) {
        return hits.values().stream()
                .filter(hit ->
                        hit.subscription().equals(subscription) && hit.rule().equals(rule))
                .map(WindowHit::sighting)
                .filter(sighting -> sighting.at().isAfter(moment))
                .sorted(Comparator.comparing(Sighting::at))
                .toList();
    }

    @Override
    public Member member(String subscription, String rule, Sighting sighting) {
        WindowHit hit = hits.get(key(subscription, rule, sighting));
        return hit == null ? null : hit.member();
    }

    @Override
    public void put(WindowHit hit) {
        change(store -> store.hits.put(key(hit.subscription(), hit.rule(), hit.sighting()), hit));
    }

    @Override
    public void remove(String subscription, String rule, Sighting sighting) {
        change(store -> store.hits.remove(key(subscription, rule, sighting)));
    }

    private static String key(String subscription, String rule, Sighting sighting) {
        return subscription + " " + rule + " " + sighting.at() + " " + sighting.release();
    }
}
