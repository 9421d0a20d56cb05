package io.wirewatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.runtime.Condition;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.StreamsWorker;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The worker that topologies run in, against a real broker. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITStreamsWorker {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WirewatchCluster cluster;
    private final String group = "it-opening-" + UUID.randomUUID();
    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch passed = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    ITStreamsWorker(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void itJoinsItsGroupOnceTheBarrierWasPassedAndTriesUntilThen() throws Exception {
        try (ServiceContext context = ServiceContext.start("matching", cluster.properties());
                StreamsWorker worker = worker(context)) {
            worker.start();
            assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("asked again after it failed")
                    .isTrue();

            assertThat(worker.condition()).isEqualTo(Condition.starting("java.lang.IllegalStateException: not yet"));
            assertThat(groups()).doesNotContain(group);

            passed.countDown();
            Awaitility.await().atMost(PATIENCE).until(() -> worker.condition().isReady());
            assertThat(groups()).contains(group);
        }
    }

    @Test
    void itClosesWhileItWaitsForTheBarrier() throws Exception {
        try (ServiceContext context = ServiceContext.start("matching", cluster.properties())) {
            StreamsWorker worker = worker(context);
            worker.start();
            assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            worker.close();

            assertThat(calls).as("given up").hasValue(2);
            assertThat(groups()).doesNotContain(group);
        }
    }

    private StreamsWorker worker(ServiceContext context) {
        Topology topology = new Topology()
                .addSource(
                        "in",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.RELEASES_MENTIONS.name());
        return new StreamsWorker(
                context.bean(KafkaClients.class),
                context.bean(MeterRegistry.class),
                group,
                topology,
                Topics.RELEASES_MENTIONS,
                this::barrier);
    }

    /** Fails at first, then waits. */
    private void barrier() {
        int call = calls.incrementAndGet();
        asked.countDown();
        if (call == 1) {
            throw new IllegalStateException("not yet");
        }
        try {
            passed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private java.util.List<String> groups() throws Exception {
        try (Admin admin = cluster.admin()) {
            return admin.listGroups().all().get().stream()
                    .map(listed -> listed.groupId())
                    .toList();
        }
    }
}
