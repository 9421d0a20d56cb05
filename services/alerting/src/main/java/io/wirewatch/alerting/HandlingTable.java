package io.wirewatch.alerting;

import io.wirewatch.avro.AlertHandling;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicReader;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The topic of what people do about alerts, which the gateway writes. Of each record only the mute is kept, and only while it may hold. */
final class HandlingTable implements Handlings, AutoCloseable {
    private static final int WORTH_A_SWEEP = 1_000;

    private final TopicReader<AlertHandling, Mute> reader;
    private final Clock clock;
    private final Map<String, Mute> mutes = new ConcurrentHashMap<>();
    private volatile long refreshedAt = System.nanoTime() - Duration.ofHours(1).toNanos();
    private volatile int sweepAt = WORTH_A_SWEEP;

    HandlingTable(KafkaClients clients, DeadLetters deadLetters, Clock clock) {
        this.reader = new TopicReader<>(
                clients,
                deadLetters,
                Topics.ALERT_HANDLING,
                "alerting-handling",
                Mute::of,
                (id, mute, _) -> apply(id, mute));
        this.clock = clock;
    }

    @Override
    public void refresh() {
        // The moment before: what is written from here on may be missed.
        long begun = System.nanoTime();
        reader.catchUp();
        refreshedAt = begun;
    }

    @Override
    public void refresh(Duration age) {
        if (System.nanoTime() - refreshedAt > age.toNanos()) {
            refresh();
        }
    }

    @Override
    public Optional<String> muted(String alert, Instant now) {
        return Optional.ofNullable(mutes.get(alert))
                .filter(mute -> mute.holds(now))
                .map(Mute::reason);
    }

    /** @param mute null where the alert is not muted */
    private void apply(String alert, Mute mute) {
        if (mute == null) {
            mutes.remove(alert);
            return;
        }
        mutes.put(alert, mute);
        if (mutes.size() > sweepAt) {
            Instant now = clock.instant();
            mutes.values().removeIf(one -> !one.holds(now));
            // Next when as many have come as there are, so that a sweep costs each of them little.
            sweepAt = Math.max(WORTH_A_SWEEP, 2 * mutes.size());
        }
    }

    /** How many mutes are kept. */
    int size() {
        return mutes.size();
    }

    @Override
    public void close() {
        reader.close();
    }
}
