package io.wirewatch.core.replay;

import io.wirewatch.core.alert.AlertRaiser;
import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.core.alert.WindowHit;
import io.wirewatch.core.alert.WindowInput;
import io.wirewatch.core.alert.WindowState;
import io.wirewatch.core.alert.WindowStore;
import io.wirewatch.core.window.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is remembered of one rule over several releases, in memory: what the live path keeps, for as long as it keeps it, and
 * alerts until they can change no more.
 */
final class PastWindows implements WindowStore {
    private final Duration kept;
    private final TreeMap<Place, WindowHit> hits = new TreeMap<>();
    private final Map<String, WindowInput> inputs = new HashMap<>();
    private final Map<String, Kept<ReleaseTrack>> releases = new HashMap<>();
    private final Map<String, Kept<AlertState>> alerts = new HashMap<>();
    /** What starts the occurrence of an alert, by story. */
    private final Map<String, Sighting> starts = new HashMap<>();

    private final Expiry expiry;
    private WindowState window;
    private Instant now = Instant.MIN;

    /**
     * @param reach how far back the rule looks
     */
    PastWindows(Duration reach) {
        this.kept = reach.plus(AlertRaiser.LATENESS);
        this.expiry = new Expiry(kept);
    }

    /** What is kept until an arrival time. */
    private record Kept<T>(T value, Instant until) {}

    /** Where a hit stands: in order of event time. */
    private record Place(Instant at, String release) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::at).thenComparing(Place::release);

        static Place of(Sighting sighting) {
            return new Place(sighting.at(), sighting.release());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Forgets what is over.
     *
     * @param over told of each alert that is, and stands
     */
    void comeTo(Instant arrival, Consumer<AlertState> over) {
        now = arrival;
        if (!expiry.isDue(arrival)) {
            return;
        }
        hits.values().removeIf(hit -> hit.keepUntil().isBefore(arrival));
        inputs.values().removeIf(input -> input.keepUntil().isBefore(arrival));
        releases.values().removeIf(release -> release.until().isBefore(arrival));
        if (window != null && window.keepUntil().isBefore(arrival)) {
            window = null;
        }
        alerts.values().removeIf(alert -> {
            boolean isOver =
                    alert.until().isBefore(arrival) && !isNamed(alert.value().story());
            if (isOver && stands(alert.value())) {
                over.accept(alert.value());
            }
            return isOver;
        });
        starts.keySet().removeIf(story -> !alerts.containsKey(story));
    }

    static boolean stands(AlertState alert) {
        return alert.steps().getLast().status() != AlertStatus.WITHDRAWN;
    }

    /** Whether an occurrence that goes on has its alert by this story. */
    private boolean isNamed(String story) {
        return window != null
                && window.anchors().stream()
                        .anyMatch(anchor -> anchor.sighting().story().equals(story));
    }

    /** How many hits, inputs, releases and alerts are kept. */
    int size() {
        return hits.size() + inputs.size() + releases.size() + alerts.size();
    }

    @Override
    public AlertState alert(String subscription, String story) {
        Kept<AlertState> alert = alerts.get(story);
        return alert == null ? null : alert.value();
    }

    @Override
    public void put(AlertState state) {
        alerts.put(state.story(), new Kept<>(state, now.plus(kept)));
    }

    @Override
    public ReleaseTrack release(String release) {
        Kept<ReleaseTrack> track = releases.get(release);
        return track == null ? null : track.value();
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        releases.put(release, new Kept<>(track, now.plus(kept)));
    }

    @Override
    public WindowState window(String subscription) {
        return window;
    }

    @Override
    public void put(WindowState state) {
        window = state;
        state.anchors().forEach(anchor -> starts.put(anchor.sighting().story(), anchor.sighting()));
    }

    /** The alerts that stand. */
    List<AlertState> standing() {
        return alerts.values().stream()
                .map(Kept::value)
                .filter(PastWindows::stands)
                .toList();
    }

    /** What starts the last occurrence that an alert was raised for, or null. */
    Sighting start(String story) {
        return starts.get(story);
    }

    @Override
    public WindowInput input(String subscription, String release) {
        return inputs.get(release);
    }

    @Override
    public void put(String subscription, WindowInput input) {
        inputs.put(input.input().release(), input);
    }

    @Override
    public List<Sighting> sightingsAfter(String subscription, String rule, Instant moment) {
        // No id is empty: one nanosecond on, everything after the moment follows.
        return hits.tailMap(new Place(moment.plusNanos(1), ""), true).values().stream()
                .map(WindowHit::sighting)
                .toList();
    }

    @Override
    public Member member(String subscription, String rule, Sighting sighting) {
        WindowHit hit = hits.get(Place.of(sighting));
        return hit == null ? null : hit.member();
    }

    @Override
    public void put(WindowHit hit) {
        hits.put(Place.of(hit.sighting()), hit);
    }

    @Override
    public void remove(String subscription, String rule, Sighting sighting) {
        hits.remove(Place.of(sighting));
    }
}
