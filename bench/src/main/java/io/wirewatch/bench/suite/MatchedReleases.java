package io.wirewatch.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Waits at the gateway until releases have the stage {@code matched}. A partition of the mentions is matched in its
 * order, so it asks for the last release of each partition while the time runs, and for all of them afterwards.
 */
public final class MatchedReleases implements AutoCloseable {
    private static final Duration ASK_AGAIN = Duration.ofMillis(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Gateway gateway;
    private final LogOffsets offsets;
    private final KafkaConsumer<String, byte[]> consumer;

    /** Opens its connections, so that no time that is taken later goes into that. */
    public MatchedReleases(Gateway gateway, LogOffsets offsets, String broker) {
        this.gateway = gateway;
        this.offsets = offsets;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "enable.auto.commit", false, "metric.reporters", ""),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.partitionsFor(Topics.RELEASES_MENTIONS.name());
    }

    /** Waits until everything that was tagged by now is matched. */
    public void awaitLast() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String release : lastReleases()) {
            while (!isMatched(release)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(release + " is not matched after " + PATIENCE);
                }
                Thread.sleep(ASK_AGAIN);
            }
        }
    }

    private boolean isMatched(String release) {
        try {
            return gateway.get("/releases/" + release).path("stage").asText().equals("matched");
        } catch (GatewayException e) {
            // The view has not come to it yet.
            if (e.status() == 404) {
                return false;
            }
            throw e;
        }
    }

    private Set<String> lastReleases() throws InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>(offsets.ends(Topics.RELEASES_MENTIONS));
        ends.values().removeIf(end -> end == 0);
        Set<String> last = new HashSet<>();
        consumer.assign(ends.keySet());
        ends.forEach((partition, end) -> consumer.seek(partition, end - 1));
        while (last.size() < ends.size()) {
            consumer.poll(POLL).forEach(record -> last.add(record.key()));
        }
        return last;
    }

    /**
     * Demands that every release of a source is there, and matched.
     *
     * @throws IllegalStateException if one is not
     */
    public void requireAll(String source, int count) {
        List<String> matched = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = gateway.get("/releases?limit=1000&source=" + source + cursor);
            for (JsonNode release : page.path("items")) {
                if (release.path("stage").asText().equals("matched")) {
                    matched.add(release.path("id").asText());
                }
            }
            cursor = page.path("nextCursor").isTextual()
                    ? "&cursor=" + Gateway.encode(page.path("nextCursor").asText())
                    : "";
        } while (!cursor.isEmpty());
        int different = new HashSet<>(matched).size();
        if (different != count || matched.size() != count) {
            throw new IllegalStateException("of " + count + " releases of " + source + " " + different
                    + " are matched (" + matched.size() + " listed)");
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
