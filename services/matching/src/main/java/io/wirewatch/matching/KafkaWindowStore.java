package io.wirewatch.matching;

import io.wirewatch.avro.MatchingState;
import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.ReleaseTrack;
import io.wirewatch.core.alert.WindowHit;
import io.wirewatch.core.alert.WindowInput;
import io.wirewatch.core.alert.WindowState;
import io.wirewatch.core.alert.WindowStore;
import io.wirewatch.core.window.Sighting;
import io.wirewatch.runtime.mapping.AlertStateMapper;
import io.wirewatch.runtime.mapping.WindowMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What matching remembers of rules over several releases. */
final class KafkaWindowStore implements WindowStore {
    /** Beginnings of the keys of what is kept for a time only. */
    static final String WINDOW = "window/";

    static final String INPUT = "input/";
    static final String HIT = "hit/";

    /** Some 20 MB a partition. */
    private static final int CACHED_SIGHTINGS = 100_000;

    private static final char BEHIND_HEX = 'g';

    private final KeyValueStore<String, MatchingState> store;
    private final KafkaReleaseStore releases;
    private final SightingCache sightings = new SightingCache(CACHED_SIGHTINGS);

    /**
     * @param store shared with {@link KafkaStoryStore}
     */
    KafkaWindowStore(KeyValueStore<String, MatchingState> store) {
        this.store = store;
        this.releases = new KafkaReleaseStore(store, "windowed-release/");
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
        return releases.release(release);
    }

    @Override
    public void put(String release, ReleaseTrack track) {
        releases.put(release, track);
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
    public List<Sighting> sightingsAfter(String subscription, String rule, Instant moment) {
        return sightings.after(hitsOf(subscription, rule), moment, () -> read(subscription, rule));
    }

    private List<Sighting> read(String subscription, String rule) {
        List<Sighting> seen = new ArrayList<>();
        String begin = hitsOf(subscription, rule);
        try (KeyValueIterator<String, MatchingState> range = store.range(begin, begin + BEHIND_HEX)) {
            range.forEachRemaining(
                    entry -> seen.add(WindowMapper.toCore(entry.value.getHit()).sighting()));
        }
        return seen;
    }

    @Override
    public Member member(String subscription, String rule, Sighting sighting) {
        MatchingState value = store.get(hitKey(subscription, rule, sighting));
        return value == null ? null : WindowMapper.toCore(value.getHit()).member();
    }

    @Override
    public void put(WindowHit hit) {
        store.put(
                hitKey(hit.subscription(), hit.rule(), hit.sighting()),
                MatchingState.newBuilder().setHit(WindowMapper.toAvro(hit)).build());
        sightings.add(hitsOf(hit.subscription(), hit.rule()), hit.sighting());
    }

    @Override
    public void remove(String subscription, String rule, Sighting sighting) {
        store.delete(hitKey(subscription, rule, sighting));
        sightings.remove(hitsOf(subscription, rule), sighting);
    }

    /** Forgets what a key stands for, because its time is over. */
    void expire(String key, MatchingState value) {
        store.delete(key);
        if (value.getHit() != null) {
            WindowHit hit = WindowMapper.toCore(value.getHit());
            sightings.remove(hitsOf(hit.subscription(), hit.rule()), hit.sighting());
        }
    }

    private static String windowKey(String subscription) {
        return WINDOW + subscription;
    }

    private static String inputKey(String subscription, String release) {
        return INPUT + subscription + "/" + release;
    }

    private static String hitsOf(String subscription, String rule) {
        return HIT + subscription + "/" + rule + "/";
    }

    /** In order of time: hex digits of a number whose sign is turned, so that times before 1970 come first. */
    private static String hitKey(String subscription, String rule, Sighting sighting) {
        long ordered = sighting.at().toEpochMilli() ^ Long.MIN_VALUE;
        return hitsOf(subscription, rule) + HexFormat.of().toHexDigits(ordered) + "/" + sighting.release();
    }

    private static String alertKey(String subscription, String story) {
        return "windowed-alert/" + subscription + "/" + story;
    }
}
