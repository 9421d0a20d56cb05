package io.wirewatch.matching;

import io.wirewatch.avro.MatchingState;
import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStore;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.core.alert.WindowHit;
import io.wirewatch.core.alert.WindowInput;
import io.wirewatch.core.alert.WindowState;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.runtime.mapping.AlertStateMapper;
import io.wirewatch.runtime.mapping.WindowMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What matching remembers, in one state store. One store has one changelog, and after a crash a changelog lacks nothing
 * but its end: so what is remembered of an input never outlives what is remembered of an earlier one.
 */
final class KafkaAlertStore implements AlertStore {
    /** Beginnings of the keys of what is kept for a time only. */
    static final String WINDOW = "window/";

    static final String INPUT = "input/";
    static final String HIT = "hit/";

    private final KeyValueStore<String, MatchingState> store;

    KafkaAlertStore(KeyValueStore<String, MatchingState> store) {
        this.store = store;
    }

    @Override
    public AlertState alert(String subscription, String story) {
        MatchingState value = store.get(alertKey(subscription, story));
        return value == null ? null : AlertStateMapper.toCore(value.getAlert());
    }

    @Override
    public void put(AlertState state) {
        store.put(
                alertKey(state.subscription(), state.story()),
                MatchingState.newBuilder()
                        .setAlert(AlertStateMapper.toAvro(state))
                        .build());
    }

    @Override
    public ReleaseTrack release(String release) {
        MatchingState value = store.get(releaseKey(release));
        return value == null ? null : AlertStateMapper.toCore(value.getRelease());
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        store.put(
                releaseKey(release),
                MatchingState.newBuilder()
                        .setRelease(AlertStateMapper.toAvro(track))
                        .build());
    }

    @Override
    public WindowState window(String subscription) {
        MatchingState value = store.get(windowKey(subscription));
        return value == null ? null : WindowMapper.toCore(value.getWindow());
    }

    @Override
    public void put(WindowState state) {
        store.put(
                windowKey(state.subscription()),
                MatchingState.newBuilder().setWindow(WindowMapper.toAvro(state)).build());
    }

    @Override
    public WindowInput input(String subscription, String release) {
        MatchingState value = store.get(inputKey(subscription, release));
        return value == null ? null : WindowMapper.toCore(value.getInput());
    }

    @Override
    public void put(String subscription, WindowInput input) {
        store.put(
                inputKey(subscription, input.input().release()),
                MatchingState.newBuilder().setInput(WindowMapper.toAvro(input)).build());
    }

    @Override
    public List<WindowHit> hitsAfter(String subscription, String rule, Instant moment) {
        List<WindowHit> hits = new ArrayList<>();
        String first = hitKey(subscription, rule, moment.plusMillis(1));
        String last = hitKey(subscription, rule, Instant.ofEpochMilli(Long.MAX_VALUE));
        try (KeyValueIterator<String, MatchingState> range = store.range(first, last)) {
            range.forEachRemaining(entry -> hits.add(WindowMapper.toCore(entry.value.getHit())));
        }
        return hits;
    }

    @Override
    public void put(WindowHit hit) {
        store.put(
                hitKey(hit.subscription(), hit.rule(), hit.sighting()),
                MatchingState.newBuilder().setHit(WindowMapper.toAvro(hit)).build());
    }

    @Override
    public void remove(String subscription, String rule, Sighting sighting) {
        store.delete(hitKey(subscription, rule, sighting));
    }

    private static String windowKey(String subscription) {
        return WINDOW + subscription;
    }

    private static String inputKey(String subscription, String release) {
        return INPUT + subscription + "/" + release;
    }

    private static String hitKey(String subscription, String rule, Sighting sighting) {
        return hitKey(subscription, rule, sighting.at()) + sighting.release();
    }

    /** In order of time: hex digits of a number whose sign is turned, so that times before 1970 come first. */
    private static String hitKey(String subscription, String rule, Instant at) {
        long ordered = at.toEpochMilli() ^ Long.MIN_VALUE;
        return HIT + subscription + "/" + rule + "/" + HexFormat.of().toHexDigits(ordered) + "/";
    }

    private static String alertKey(String subscription, String story) {
        return "alert/" + subscription + "/" + story;
    }

    private static String releaseKey(String release) {
        return "release/" + release;
    }
}
