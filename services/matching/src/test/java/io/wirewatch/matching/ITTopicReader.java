package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.DeadLetters;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicReader;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A compacted topic read whole, against a real broker. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITTopicReader {
    /** Enough that batches are prepared by another thread. */
    private static final int RECORDS = 300;

    private final WirewatchCluster cluster;

    ITTopicReader(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aListenerThatFailsIsToldEverythingNextTime() {
        Map<String, Subscription> written = new LinkedHashMap<>();
        for (int i = 0; i < RECORDS; i++) {
            String id = "reader-" + i;
            written.put(id, Fixtures.subscription(id, "actor:reader-" + i));
        }
        cluster.produceAll(Topics.SUBSCRIPTIONS, written);
        Map<String, String> told = new LinkedHashMap<>();
        AtomicInteger calls = new AtomicInteger();

        try (ServiceContext context = ServiceContext.start("matching", cluster.properties());
                TopicReader<Subscription, String> reader = new TopicReader<>(
                        context.bean(KafkaClients.class),
                        context.bean(DeadLetters.class),
                        Topics.SUBSCRIPTIONS,
                        "it-topic-reader",
                        Subscription::getExpression,
                        (id, expression, _) -> {
                            if (calls.incrementAndGet() == RECORDS / 2) {
                                throw new IllegalStateException("fails once");
                            }
                            told.put(id, expression);
                        })) {
            assertThatThrownBy(reader::catchUp).hasMessage("fails once");

            long end = reader.catchUp();

            assertThat(told.keySet()).containsAll(written.keySet());
            assertThat(told).containsEntry("reader-7", "actor:reader-7");
            assertThat(reader.version()).isEqualTo(end);
        }
    }

    /** A million subscriptions, or a machine under load: as long as it goes on, it is waited for. */
    @Test
    void anEndFarAwayIsReachedWhileItGoesOn() {
        int records = 24_000;
        Map<String, Subscription> written = new LinkedHashMap<>();
        for (int i = 0; i < records; i++) {
            written.put("far-" + i, Fixtures.subscription("far-" + i, "actor:far"));
        }
        cluster.produceAll(Topics.SUBSCRIPTIONS, written);
        AtomicInteger told = new AtomicInteger();
        long begun = System.nanoTime();

        try (ServiceContext context = ServiceContext.start("matching", cluster.properties());
                TopicReader<Subscription, String> reader = new TopicReader<>(
                        context.bean(KafkaClients.class),
                        context.bean(DeadLetters.class),
                        Topics.SUBSCRIPTIONS,
                        "it-topic-reader-far",
                        Subscription::getExpression,
                        (id, _, _) -> {
                            // So slow that all of it takes longer than the ten seconds that may go by without a record.
                            if (id.startsWith("far-") && told.incrementAndGet() % 2_000 == 0) {
                                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                            }
                        })) {
            reader.catchUp();
        }

        assertThat(told).hasValueGreaterThanOrEqualTo(records);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(10));
    }
}
