package io.wirewatch.matching;

import io.wirewatch.avro.MatchingState;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.core.alert.StoryEntry;
import io.wirewatch.core.alert.StoryStore;
import io.wirewatch.runtime.mapping.StoryEntryMapper;
import java.util.HexFormat;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What matching remembers of rules over one release. It shares one state store with {@link KafkaWindowStore}: one store has
 * one changelog, and after a crash a changelog lacks nothing but its end. So what is remembered of an input never outlives what
 * is remembered of an earlier one, and the entries of a story have no gaps.
 */
final class KafkaStoryStore implements StoryStore {
    private final KeyValueStore<String, MatchingState> store;
    private final KafkaReleaseStore releases;

    KafkaStoryStore(KeyValueStore<String, MatchingState> store) {
        this.store = store;
        this.releases = new KafkaReleaseStore(store, "release/");
    }

    /** By its key and not by a range: that there is none, as for nearly every release, a filter knows without looking. */
    @Override
    public StoryEntry entry(String story, int number) {
        MatchingState value = store.get(entryKey(story, number));
        return value == null ? null : StoryEntryMapper.toCore(value.getStory());
    }

    @Override
    public void put(StoryEntry entry) {
        store.put(
                entryKey(entry.story(), entry.number()),
                MatchingState.newBuilder()
                        .setStory(StoryEntryMapper.toAvro(entry))
                        .build());
    }

    @Override
    public ReleaseTrack release(String release) {
        return releases.release(release);
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        releases.put(release, track);
    }

    private static String entryKey(String story, int number) {
        return "story/" + story + "/" + HexFormat.of().toHexDigits(number);
    }
}
