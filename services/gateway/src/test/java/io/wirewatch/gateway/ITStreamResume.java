package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.gateway.SseReader.Event;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 5: a reader that comes back with the last id it saw has every alert, and none twice, wherever it broke off, over
 * restarts of the gateway, with the view that there was or one built from the log again.
 */
@ExtendWith(WirewatchCluster.Extension.class)
@Timeout(600)
class ITStreamResume {
    private static final int ALERTS = 150;
    private static final int SUBSCRIPTIONS = 12;
    private static final int GATEWAYS = 4;
    private static final int BREAKS = 5;
    private static final Map<String, Object> BEATING = Map.of("wirewatch.gateway.heartbeat", "PT0.2S");

    @TempDir
    Path data;

    private final List<Alert> log;
    private final Random random;

    ITStreamResume() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ITStreamResume: the same again with -Dseed=" + seed);
        this.random = new Random(seed);
        this.log = story(random);
    }

    /** Alerts raised and updated, copies and repetitions as after a crash among them. */
    private static List<Alert> story(Random random) {
        List<Alert> log = new ArrayList<>();
        List<Integer> revisions = new ArrayList<>();
        while (revisions.size() < ALERTS) {
            int alert = random.nextInt(revisions.size() + 1);
            if (alert == revisions.size() || random.nextBoolean()) {
                revisions.add(1);
                log.add(alert(revisions.size() - 1, 1, "raised"));
            } else if (random.nextInt(4) == 0) {
                log.add(log.get(random.nextInt(log.size())));
            } else {
                revisions.set(alert, revisions.get(alert) + 1);
                log.add(alert(alert, revisions.get(alert), random.nextInt(3) == 0 ? "copy" : "evidence"));
            }
        }
        return log;
    }

    private static Alert alert(int number, int revision, String change) {
        return Samples.alert("alr_" + number, "sub" + number % SUBSCRIPTIONS, revision, change)
                .build();
    }

    private static String told(Alert alert) {
        String type = alert.getRevision() == 1 ? "alert.raised" : "alert.updated";
        return type + " " + alert.getId() + " " + alert.getRevision();
    }

    @Test
    void everyAlertIsReadOnceWhereverTheReaderBreaksOff(WirewatchCluster kafka) throws Exception {
        List<String> seen = new ArrayList<>();
        String last = null;
        CompletableFuture<Void> writing = null;
        for (int i = 0; i < GATEWAYS; i++) {
            // Every other gateway has an empty folder: its view is built from the log while it is read.
            Path folder = i % 2 == 0 ? data.resolve("kept") : data.resolve("new" + i);
            try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, folder, BEATING)) {
                if (last == null) {
                    last = read(gateway, null, 0, seen);
                    writing = CompletableFuture.runAsync(() -> log.forEach(alert ->
                            kafka.produce(Topics.ALERTS, alert.getSubscription().getId(), alert)));
                }
                // Every alert is told at least once, so that many are there for all of them.
                for (int j = 0; j < BREAKS; j++) {
                    last = read(gateway, last, random.nextInt(ALERTS / (GATEWAYS * BREAKS) + 1), seen);
                }
            }
        }
        writing.join();
        Set<String> expected = new LinkedHashSet<>();
        log.stream().filter(alert -> !alert.getChange().equals("copy")).forEach(alert -> expected.add(told(alert)));
        try (GatewayUnderTest gateway = GatewayUnderTest.start(kafka, data.resolve("kept"), BEATING)) {
            last = read(gateway, last, expected.size() - seen.size(), seen);
            assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
            assertSilent(gateway, last);
        }
        assertThat(bySubscription(seen)).isEqualTo(bySubscription(List.copyOf(expected)));
    }

    /** Reads so many alerts and breaks off; answers the last id. */
    private static String read(GatewayUnderTest gateway, String last, int alerts, List<String> seen)
            throws IOException {
        try (SseReader stream = new SseReader(gateway, "", last)) {
            stream.next();
            for (int i = 0; i < alerts; i++) {
                seen.add(stream.nextAlert().toString());
            }
            return stream.lastId();
        }
    }

    private static void assertSilent(GatewayUnderTest gateway, String last) throws IOException {
        try (SseReader stream = new SseReader(gateway, "", last)) {
            for (int i = 0; i < 3; i++) {
                assertThat(stream.next()).extracting(Event::data).isNull();
            }
        }
    }

    /** Order is promised where one log keeps it: among the alerts of a subscription. */
    private static Map<Integer, List<String>> bySubscription(List<String> told) {
        return told.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        line -> Integer.parseInt(line.replaceAll(".*alr_(\\d+) .*", "$1")) % SUBSCRIPTIONS));
    }
}
