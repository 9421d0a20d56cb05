package io.wirewatch.matching;

import io.wirewatch.avro.MatchingState;
import io.wirewatch.core.alert.ReleaseStore;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.runtime.mapping.AlertStateMapper;
import org.apache.kafka.streams.state.KeyValueStore;

/** What matching remembers of releases, under keys of one beginning. */
final class KafkaReleaseStore implements ReleaseStore {
    private final KeyValueStore<String, MatchingState> store;
    private final String prefix;

    KafkaReleaseStore(KeyValueStore<String, MatchingState> store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    @Override
    public ReleaseTrack release(String release) {
        MatchingState value = store.get(prefix + release);
        return value == null ? null : AlertStateMapper.toCore(value.getRelease());
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        store.put(
                prefix + release,
                MatchingState.newBuilder()
                        .setRelease(AlertStateMapper.toAvro(track))
                        .build());
    }
}
