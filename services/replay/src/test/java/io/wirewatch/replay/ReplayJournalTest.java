package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Replay;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayJournalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ReplayJournal journal = new ReplayJournal();

    @Test
    void openJobsComeInTheOrderTheyWereAskedFor() {
        journal.read(0, "b", job("b", ReplayStatus.QUEUED, 20));
        journal.read(1, "a", job("a", ReplayStatus.RUNNING, 30));
        journal.read(1, "c", job("c", ReplayStatus.QUEUED, 10));
        journal.read(1, "d", job("d", ReplayStatus.DONE, 0));

        assertThat(journal.open()).extracting(Replay::getId).containsExactly("c", "b", "a");
    }

    @Test
    void progressThatCrossedACancellationDoesNotBringTheJobBack() {
        journal.read(0, "a", job("a", ReplayStatus.CANCELLED, 0));

        assertThat(journal.read(0, "a", job("a", ReplayStatus.RUNNING, 0))).hasValueSatisfying(end -> {
            assertThat(end.getStatus()).isEqualTo(ReplayStatus.CANCELLED);
            assertThat(end.getScanned()).isEqualTo(7);
        });
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void ownProgressThatComesBackAfterTheOwnEndIsNoNews() {
        journal.wrote(0, job("a", ReplayStatus.RUNNING, 0));
        journal.wrote(0, job("a", ReplayStatus.DONE, 0));

        assertThat(journal.read(0, "a", job("a", ReplayStatus.RUNNING, 0))).isEmpty();
        assertThat(journal.read(0, "a", job("a", ReplayStatus.DONE, 0))).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void jobsOfPartitionsThatWentElsewhereAreForgotten() {
        journal.read(0, "a", job("a", ReplayStatus.RUNNING, 0));
        journal.read(1, "b", job("b", ReplayStatus.RUNNING, 0));
        journal.read(1, "c", job("c", ReplayStatus.RUNNING, 0));
        journal.read(1, "c", null);

        journal.drop(List.of(0));

        assertThat(journal.open()).extracting(Replay::getId).containsExactly("b");
    }

    private static Replay job(String id, String status, int age) {
        return Replay.newBuilder()
                .setId(id)
                .setStatus(status)
                .setScanned(7)
                .setCreatedAt(NOW.plusSeconds(age))
                .setUpdatedAt(NOW)
                .build();
    }
}
