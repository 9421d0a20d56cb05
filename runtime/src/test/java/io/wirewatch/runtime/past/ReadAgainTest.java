package io.wirewatch.runtime.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.Topics;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadAgainTest {
    private static final TopicPartition FIRST = new TopicPartition(Topics.RELEASES_MENTIONS.name(), 0);

    private static Replay job(String kind, String stage, long matched, long end) {
        return Replay.newBuilder()
                .setKind(kind)
                .setStage(stage)
                .setMatched(matched)
                .setEndOffsets(Collections.nCopies(2 * Topics.RELEASES_MENTIONS.partitions(), end))
                .build();
    }

    @Test
    void theLastStretchCountsInWhichSomethingElseWasFound() {
        assertThat(ReadAgain.ends(List.of(
                        job("reprocess", "extraction", 3, 70),
                        job("reprocess", "extraction", 1, 50),
                        job("reprocess", "extraction", 0, 90))))
                .hasSize(Topics.RELEASES_MENTIONS.partitions())
                .containsEntry(FIRST, 70L);
    }

    @Test
    void oneThatWasForgottenCountsAsBefore() {
        Replay forgotten = Replay.newBuilder(job("reprocess", "extraction", 3, 70))
                .setForgotten(true)
                .build();

        assertThat(ReadAgain.ends(List.of(forgotten))).containsEntry(FIRST, 70L);
    }

    @Test
    void whatIsNoOtherReadingOfTheSameVersionsIsNone() {
        assertThat(ReadAgain.ends(List.of(job("backfill", null, 3, 70), job("reprocess", "cleaning", 3, 70))))
                .isEmpty();
    }
}
