package io.wirewatch.matching;

import io.wirewatch.avro.MatchingState;
import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStore;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.runtime.mapping.AlertStateMapper;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What matching remembers, in one state store. One store has one changelog, and after a crash a changelog lacks nothing
 * but its end: so what is remembered of an input never outlives what is remembered of an earlier one.
 */
final class KafkaAlertStore implements AlertStore {
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

    private static String alertKey(String subscription, String story) {
        return "alert/" + subscription + "/" + story;
    }

    private static String releaseKey(String release) {
        return "release/" + release;
    }
}
