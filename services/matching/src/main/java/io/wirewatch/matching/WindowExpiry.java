package io.wirewatch.matching;

import io.wirewatch.avro.MatchingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forgets what windowed subscriptions remember once nothing that may still come can need it, also of subscriptions that are
 * gone. It goes round the store a stretch at a time, so that no record waits long.
 *
 * <p>What is looked at is forgotten by the clock of two stretches before. In between Streams has committed, so what is read
 * again after a crash is no older than that, and finds what it saw before: while a backlog is worked off, weeks may pass
 * between two commits.
 */
final class WindowExpiry {
    /** Entries looked at in one stretch: a few milliseconds. */
    static final int STRETCH = 2_000;

    /** Behind every key that begins with the prefix: the sign after the slash. */
    private static final char BEHIND_SLASH = '0';

    private static final List<String> PREFIXES =
            List.of(KafkaWindowStore.HIT, KafkaWindowStore.INPUT, KafkaWindowStore.WINDOW);

    private final KeyValueStore<String, MatchingState> store;
    private final KafkaWindowStore memory;
    private int prefix;
    private String next = PREFIXES.getFirst();
    private Instant now = Instant.MIN;
    private Instant nowAtNext = Instant.MIN;

    /**
     * @param memory what reads and writes the store
     */
    WindowExpiry(KeyValueStore<String, MatchingState> store, KafkaWindowStore memory) {
        this.store = store;
        this.memory = memory;
    }

    /**
     * Looks at the next stretch.
     *
     * @param newest the newest arrival that was seen: a backlog is read with the clock of its own time
     * @return how many entries were forgotten
     */
    int stretch(Instant newest) {
        List<KeyValue<String, MatchingState>> over = new ArrayList<>();
        int looked = 0;
        try (KeyValueIterator<String, MatchingState> range = store.range(next, end())) {
            while (range.hasNext() && looked < STRETCH) {
                KeyValue<String, MatchingState> entry = range.next();
                looked++;
                next = entry.key + '\0';
                if (keepUntil(entry.value).isBefore(now)) {
                    over.add(entry);
                }
            }
        }
        if (looked < STRETCH) {
            prefix = (prefix + 1) % PREFIXES.size();
            next = PREFIXES.get(prefix);
        }
        over.forEach(entry -> memory.expire(entry.key, entry.value));
        now = nowAtNext;
        nowAtNext = newest;
        return over.size();
    }

    private String end() {
        String begin = PREFIXES.get(prefix);
        return begin.substring(0, begin.length() - 1) + BEHIND_SLASH;
    }

    private static Instant keepUntil(MatchingState value) {
        if (value.getHit() != null) {
            return value.getHit().getKeepUntil();
        }
        return value.getInput() != null
                ? value.getInput().getKeepUntil()
                : value.getWindow().getKeepUntil();
    }
}
