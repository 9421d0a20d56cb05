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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many readers of streams at once, every other one of whom takes nothing. */
@ExtendWith(WirewatchCluster.Extension.class)
@Timeout(300)
class ITStreamCrowd {
    private static final int READERS = 250;
    private static final int STALLED = 250;
    private static final int ALERTS = 400;
    private static final int FEW_ALERTS = 100;
    private static final int WAKING = 20;

    /** Of evidence, ASCII: an alert takes a little more, on the log and in a stream. */
    private static final int QUOTE = 10_000;

    private static final int ALERT = QUOTE + 2_000;

    /** From here on Netty has no room; it takes one piece more, and no other before half of it has gone. */
    private static final int FULL = 64 * 1024;

    /**
     * What a stalled stream may keep alive: 32 KiB of the log read ahead, as objects and text twice that; one event as text
     * and as bytes; what waits in Netty, were it all on the heap; connection and request, and the 32 KB of buffers of the
     * reader, who lives in this heap, too. More than 4 MB wait for each.
     */
    private static final long BYTES_A_STREAM = 256_000;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** So that what waits for a reader waits in the gateway: left alone, a socket takes megabytes. */
    private static final String SOCKET = "micronaut.server.netty.child-options.SO_SNDBUF";

    private static final String SLOW_READER = "wirewatch.gateway.slow-reader";

    @TempDir
    Path data;

    private final WirewatchCluster kafka;
    private final List<SseReader> stalled = new ArrayList<>();

    ITStreamCrowd(WirewatchCluster cluster) {
        this.kafka = cluster;
    }

    @AfterEach
    void closeStalled() throws IOException {
        for (SseReader one : stalled) {
            one.close();
        }
        stalled.clear();
    }

    @Test
    void readersThatTakeNothingCostLittleHoldUpNobodyAndGoOnWhenTheyWake() throws Exception {
        List<String> expected = ids("alr_crowd", ALERTS);
        try (GatewayUnderTest gateway =
                        GatewayUnderTest.start(kafka, data, Map.of(SLOW_READER, "PT10M", SOCKET, "32768"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String query = "?subscription=crowd&after=" + place(gateway);
            long before = liveHeap();
            stall(gateway, query);
            List<Future<?>> read = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                SseReader reader = SseReader.narrow(gateway, query);
                read.add(threads.submit(() -> {
                    assertThat(readAll(reader, ALERTS)).isEqualTo(expected);
                    return null;
                }));
            }
            raise("crowd", expected);
            for (Future<?> one : read) {
                one.get();
            }
            read.clear();

            await("the readers are gone, and none who stalls").atMost(PATIENCE).until(() -> open(gateway) == STALLED);
            long unsent = gauge(gateway, "wirewatch.gateway.unsent.most");
            long with = liveHeap();
            for (SseReader one : stalled.subList(0, WAKING)) {
                assertThat(readAll(one, ALERTS)).isEqualTo(expected);
            }
            closeStalled();
            await("all are gone").atMost(PATIENCE).until(() -> open(gateway) == 0);
            // What others in this heap let go of meanwhile was there before; what they took is there afterwards.
            long kept = (with - Math.max(before, liveHeap())) / STALLED;
            System.out.printf(
                    "ITStreamCrowd: for each stalled stream %,d bytes of the heap, in Netty %,d at most%n",
                    kept, unsent);
            assertThat(unsent).isBetween(FULL / 2L, FULL + (long) ALERT);
            assertThat(kept).isLessThan(BYTES_A_STREAM);
        }
    }

    @Test
    void readersThatTakeNothingAreCutOffAndComeBackByTheirCursor() throws Exception {
        List<String> expected = ids("alr_cut", FEW_ALERTS);
        try (GatewayUnderTest gateway =
                GatewayUnderTest.start(kafka, data, Map.of(SLOW_READER, "PT2S", SOCKET, "32768"))) {
            String query = "?subscription=cut&after=" + place(gateway);
            stall(gateway, query);
            raise("cut", expected);
            await("all are cut off").atMost(PATIENCE).until(() -> open(gateway) == 0);
            for (SseReader one : stalled.subList(0, WAKING)) {
                List<String> seen = readUntilCutOff(one);
                assertThat(seen).as("what its sockets held").hasSizeLessThan(FEW_ALERTS);
                SseReader again = new SseReader(gateway, "?subscription=cut", one.lastId());
                seen.addAll(readAll(again, FEW_ALERTS - seen.size()));
                assertThat(seen).isEqualTo(expected);
            }
        }
    }

    private static List<String> ids(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    /** A place before all that is raised from now on. */
    private static String place(GatewayUnderTest gateway) throws IOException {
        try (SseReader reader = new SseReader(gateway, "", null)) {
            return reader.next().id();
        }
    }

    private void stall(GatewayUnderTest gateway, String query) throws IOException {
        for (int i = 0; i < STALLED; i++) {
            stalled.add(SseReader.narrow(gateway, query));
        }
    }

    private void raise(String subscription, List<String> ids) {
        for (String id : ids) {
            Alert alert = Samples.alert(id, subscription, 1, "raised")
                    .setEvidence(List.of(Evidence.newBuilder()
                            .setRelease("rel_0000000000000000000001")
                            .setQuote("q".repeat(QUOTE))
                            .build()))
                    .build();
            kafka.produce(Topics.ALERTS, subscription, alert);
        }
    }

    private static List<String> readAll(SseReader reader, int count) throws IOException {
        List<String> seen = new ArrayList<>();
        try (reader) {
            while (seen.size() < count) {
                seen.add(reader.nextAlert().alert());
            }
        }
        return seen;
    }

    private static List<String> readUntilCutOff(SseReader reader) {
        List<String> seen = new ArrayList<>();
        try {
            while (true) {
                seen.add(reader.nextAlert().alert());
            }
        } catch (IOException e) {
            assertThat(reader.lastId()).as("before: " + e.getMessage()).isNotNull();
            return seen;
        }
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

    private static long open(GatewayUnderTest gateway) {
        return gauge(gateway, "wirewatch.gateway.streams.open");
    }

    private static long gauge(GatewayUnderTest gateway, String name) {
        return (long) gateway.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
