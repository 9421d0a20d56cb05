package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many readers of streams at once, every other one of whom takes nothing. */
@ExtendWith(WirewatchCluster.Extension.class)
@Timeout(120)
class ITStreamCrowd {
    private static final int READERS = 250;
    private static final int STALLED = 250;
    private static final int ALERTS = 40;
    private static final int COMING_BACK = 20;

    /** Of evidence, ASCII: an alert takes little more on the log. */
    private static final int QUOTE = 25_000;

    /** What a stalled stream may keep alive, its connection included: far less than the alerts that wait for it. */
    private static final long BYTES_A_STREAM = 400_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So that what waits for a reader waits in the gateway: left alone, a socket takes megabytes. */
    private static final Map<String, Object> NARROW =
            Map.of("wirewatch.gateway.slow-reader", "PT15S", "micronaut.server.netty.child-options.SO_SNDBUF", "32768");

    @TempDir
    Path data;

    private final WirewatchCluster kafka;
    private final List<String> expected =
            IntStream.range(0, ALERTS).mapToObj(i -> "alr_crowd" + i).toList();

    ITStreamCrowd(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    @Test
    void readersThatTakeNothingCostLittleHoldUpNobodyAndComeBack() throws Exception {
        List<SseReader> stalled = new ArrayList<>();
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data, NARROW);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String beginning = beginning(gateway);
            expected.forEach(id -> kafka.produce(Topics.ALERTS, "crowd", alert(id)));
            await().atMost(PATIENCE)
                    .until(() -> gateway.get("/alerts/" + expected.getLast()).status() == 200);
            String query = "?subscription=crowd&after=" + beginning;
            long before = liveHeap();

            for (int i = 0; i < STALLED; i++) {
                stalled.add(SseReader.narrow(gateway, query));
            }
            List<Future<List<String>>> read = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                SseReader reader = SseReader.narrow(gateway, query);
                read.add(threads.submit(() -> readAll(reader)));
            }
            for (Future<List<String>> one : read) {
                assertThat(one.get()).isEqualTo(expected);
            }
            await("the readers are gone, and none who stalls").atMost(PATIENCE).until(() -> open(gateway) == STALLED);
            long kept = (liveHeap() - before) / STALLED;
            System.out.printf("ITStreamCrowd: %,d bytes of the heap for each stalled stream%n", kept);
            assertThat(kept).isLessThan(BYTES_A_STREAM);

            await("the stalled are cut off").atMost(PATIENCE).until(() -> open(gateway) <= STALLED / 10);
            int cutOff = 0;
            for (SseReader one : stalled.subList(0, COMING_BACK)) {
                List<String> seen = readUntilCutOff(one);
                cutOff += seen.size() < ALERTS ? 1 : 0;
                seen.addAll(goOn(gateway, one.lastId(), ALERTS - seen.size()));
                assertThat(seen).isEqualTo(expected);
            }
            assertThat(cutOff).as("streams that were cut off before their end").isGreaterThan(COMING_BACK / 2);
        } finally {
            for (SseReader one : stalled) {
                one.close();
            }
        }
    }

    private static String beginning(GatewayUnderTest gateway) throws IOException {
        try (SseReader reader = new SseReader(gateway, "", null)) {
            return reader.next().id();
        }
    }

    private static Alert alert(String id) {
        return Samples.alert(id, "crowd", 1, "raised")
                .setEvidence(List.of(Evidence.newBuilder()
                        .setRelease("rel_0000000000000000000001")
                        .setQuote("q".repeat(QUOTE))
                        .build()))
                .build();
    }

    private static List<String> readAll(SseReader reader) throws IOException {
        List<String> seen = new ArrayList<>();
        try (reader) {
            while (seen.size() < ALERTS) {
                seen.add(reader.nextAlert().alert());
            }
        }
        return seen;
    }

    /** What a reader had got when it was cut off; all, where the server's own buffers had taken it. */
    private static List<String> readUntilCutOff(SseReader reader) {
        List<String> seen = new ArrayList<>();
        try {
            while (seen.size() < ALERTS) {
                seen.add(reader.nextAlert().alert());
            }
        } catch (IOException e) {
            assertThat(seen).as("before: " + e.getMessage()).isNotEmpty();
        }
        return seen;
    }

    private static List<String> goOn(GatewayUnderTest gateway, String lastId, int count) throws IOException {
        List<String> seen = new ArrayList<>();
        try (SseReader again = new SseReader(gateway, "?subscription=crowd", lastId)) {
            while (seen.size() < count) {
                seen.add(again.nextAlert().alert());
            }
        }
        return seen;
    }

    /** The heap after collections that find no more to collect. */
    private static long liveHeap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (now > used * 0.98) {
                return Math.min(now, used);
            }
            used = now;
        }
        return used;
    }

    private static int open(GatewayUnderTest gateway) {
        return (int) gateway.bean(MeterRegistry.class)
                .get("wirewatch.gateway.streams.open")
                .gauge()
                .value();
    }
}
