package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Replay;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "done", "failed", "paused"})
    void progressThatCrossedTheWordThatStoppedAJobDoesNotBringItBack(String word) {
        journal.read(0, "a", job("a", word, 0));
        journal.read(0, "a", job("a", ReplayStatus.RUNNING, 0));

        assertThat(journal.open()).isEmpty();
        assertThat(journal.owed()).singleElement().satisfies(again -> {
            assertThat(again.getStatus()).isEqualTo(word);
            assertThat(again.getScanned()).isEqualTo(7);
        });
        assertThat(journal.owed()).isEmpty();
    }

    @Test
    void progressThatCrossedItDoesNotBringBackOneThatWasForgotten() {
        Replay cancelled = job("a", ReplayStatus.CANCELLED, 0);
        journal.read(0, "a", Replay.newBuilder(cancelled).setForgotten(true).build());
        journal.read(0, "a", job("a", ReplayStatus.RUNNING, 0));

        assertThat(journal.owed())
                .singleElement()
                .satisfies(again -> assertThat(again.getForgotten()).isTrue());
    }

    @Test
    void ownProgressThatComesBackAfterTheOwnEndIsNoNews() {
        journal.wrote(0, job("a", ReplayStatus.RUNNING, 0));
        journal.wrote(0, job("a", ReplayStatus.DONE, 0));

        journal.read(0, "a", job("a", ReplayStatus.RUNNING, 0));
        journal.read(0, "a", job("a", ReplayStatus.DONE, 0));
        assertThat(journal.owed()).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "paused"})
    void aJobThatStandsStillGoesOnWhenItIsQueued(String word) {
        journal.read(0, "a", job("a", word, 0));
        journal.read(0, "a", job("a", ReplayStatus.QUEUED, 0));

        assertThat(journal.open()).hasSize(1);
        assertThat(journal.owed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "done"})
    void aJobThatIsOverStaysSo(String word) {
        journal.read(0, "a", job("a", word, 0));
        journal.read(0, "a", job("a", ReplayStatus.QUEUED, 0));

        assertThat(journal.open()).isEmpty();
        assertThat(journal.owed()).extracting(Replay::getStatus).containsExactly(word);
    }

    @Test
    void aPausedJobMayBeCancelledOrComeToItsEnd() {
        for (String word : List.of(ReplayStatus.CANCELLED, ReplayStatus.DONE, ReplayStatus.FAILED)) {
            journal.read(0, word, job(word, ReplayStatus.PAUSED, 0));
            journal.read(0, word, job(word, word, 0));
            journal.read(0, word, job(word, ReplayStatus.RUNNING, 0));
        }

        assertThat(journal.owed())
                .extracting(Replay::getStatus)
                .containsExactlyInAnyOrder("cancelled", "done", "failed");
    }

    @Test
    void whatTheTopicItselfHasPutRightIsNotWrittenAgain() {
        for (String status : List.of("queued", "running", "paused", "running", "paused", "queued", "running")) {
            journal.read(0, "a", job("a", status, 0));
        }

        assertThat(journal.owed()).isEmpty();
        assertThat(journal.open()).hasSize(1);
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
