package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class JobRangeTest {
    private static final TopicPartition FIRST = new TopicPartition(Topics.RELEASES_MENTIONS.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.RELEASES_MENTIONS.name(), 1);

    @Test
    void itGoesOnWhereTheRecordOfTheJobSays() throws Exception {
        JobRange range = JobRange.of(job(partitions(3, 0), partitions(5, 0), partitions(9, 4)));

        assertThat(range.unfinished()).startsWith(FIRST, SECOND);
        assertThat(range.next(FIRST)).isEqualTo(5);
        assertThat(range.done()).isEqualTo(2);
        assertThat(range.contains(FIRST, 8)).isTrue();
        assertThat(range.contains(FIRST, 9)).isFalse();

        range.readUpTo(FIRST, 12);
        assertThat(range.unfinished()).doesNotContain(FIRST);
        assertThat(range.done()).isEqualTo(6);
    }

    @Test
    void aRecordOfAnotherNumberOfPartitionsOrWithOffsetsInNoOrderIsRefused() {
        refused(job(List.of(0L), List.of(0L), List.of(9L)));
        refused(job(partitions(0, 0), List.of(), partitions(9, 0)));
        refused(job(partitions(3, 0), partitions(2, 0), partitions(9, 0)));
        refused(job(partitions(3, 0), partitions(10, 0), partitions(9, 0)));
        refused(job(partitions(-1, 0), partitions(2, 0), partitions(9, 0)));
    }

    private static void refused(Replay job) {
        assertThatThrownBy(() -> JobRange.of(job))
                .isInstanceOf(ReplayRefusedException.class)
                .hasMessageContaining("ask for a new one");
    }

    private static List<Long> partitions(long first, long others) {
        List<Long> offsets = new ArrayList<>(Collections.nCopies(Topics.RELEASES_MENTIONS.partitions(), others));
        offsets.set(0, first);
        return offsets;
    }

    private static Replay job(List<Long> start, List<Long> next, List<Long> end) {
        return Replay.newBuilder()
                .setId("rpl")
                .setStartOffsets(start)
                .setNextOffsets(next)
                .setEndOffsets(end)
                .build();
    }
}
