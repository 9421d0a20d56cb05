package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchedWatermarkTest {
    private static final TopicPartition MENTIONS = new TopicPartition(Topics.RELEASES_MENTIONS.name(), 2);
    private static final TopicPartition MATCHES = new TopicPartition(Topics.MATCHES.name(), 1);
    private static final TopicPartition COOLING = new TopicPartition(Topics.ALERTS_COOLING.name(), 4);
    private static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS.name(), 4);

    @TempDir
    Path folder;

    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private View view;
    private MatchedWatermark watermark;

    @BeforeEach
    void open() {
        view = new View(folder.resolve("view.db"));
        watermark = new MatchedWatermark(new FakeLog(), view);
        read(MENTIONS, 6);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private final class FakeLog implements LogPositions {
        @Override
        public Map<TopicPartition, Long> committed() {
            return committed;
        }

        @Override
        public Map<TopicPartition, Long> ends(Topic<?> topic) {
            Map<TopicPartition, Long> found = new HashMap<>(ends);
            found.keySet().removeIf(partition -> !partition.topic().equals(topic.name()));
            return found;
        }
    }

    private void read(TopicPartition partition, long next) {
        view.advance(Map.of(partition, new View.Span(0, next)), db -> {});
    }

    private boolean covered() {
        return watermark.covers(MENTIONS.partition(), 5);
    }

    @Test
    void nothingIsMatchedBeforeMatchingHasCommittedTheRelease() {
        assertThat(watermark.isAwaited()).isTrue();
        assertThat(watermark.advance()).isFalse();
        committed.put(MENTIONS, 5L);
        while (watermark.advance()) {
            assertThat(covered()).isFalse();
        }
        assertThat(covered()).isFalse();
    }

    @Test
    void aReleaseIsMatchedWhenItsCandidatesAndItsAlertsHaveBeenSeen() {
        committed.put(MENTIONS, 6L);
        ends.put(MATCHES, 3L);
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).as("candidates not worked off").isFalse();
        committed.put(MATCHES, 3L);
        ends.put(COOLING, 2L);
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).as("cool-downs have not decided").isFalse();
        committed.put(COOLING, 2L);
        ends.put(ALERTS, 8L);
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).as("alerts not read").isFalse();
        assertThat(covered()).isFalse();
        read(ALERTS, 8);
        assertThat(watermark.advance()).isTrue();
        assertThat(covered()).isTrue();
        assertThat(watermark.covers(MENTIONS.partition(), 6)).isFalse();
        assertThat(watermark.isAwaited()).isFalse();
    }

    @Test
    void aReleaseCommittedDuringARoundBelongsToTheNext() {
        committed.put(MENTIONS, 5L);
        ends.put(MATCHES, 1L);
        assertThat(watermark.advance()).isTrue();
        // Committed now, but the ends of this round were asked for before its candidates were there.
        committed.put(MENTIONS, 6L);
        committed.put(MATCHES, 1L);
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).isTrue();
        assertThat(covered()).isFalse();
        ends.put(MATCHES, 2L);
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).isFalse();
        committed.put(MATCHES, 2L);
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).isTrue();
        assertThat(watermark.advance()).isTrue();
        assertThat(covered()).isTrue();
    }
}
