package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of the past read again, against a real broker; extraction and matching are played by their groups' offsets. */
class ITReprocess extends OneReplayProcess {
    private final Instant day = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

    ITReprocess(WirewatchCluster cluster) {
        super(cluster);
    }

    /** Twelve releases in which nobody was found; every third is about gamma, whom nobody knew then. */
    private void texts() {
        for (int i = 0; i < 12; i++) {
            String text = i % 3 == 0 ? scene.alias("gamma") + " opened a pier." : "Nobody opened it.";
            scene.text(scene.id("rel") + "_" + i, text, null, 0, day.plusMillis(i));
        }
        scene.actor("gamma");
        scene.everythingIsHandled();
    }

    private Replay done(String job) {
        Replay done = scene.awaitEnd(scene.id(job));
        assertThat(done.getStatus()).as(done.getError()).isEqualTo("done");
        assertThat(done.getNextOffsets()).isEqualTo(done.getEndOffsets());
        return done;
    }

    private void ask(String job) {
        scene.everythingIsHandled();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id(job), "extraction"))
                .setFrom(day)
                .build());
    }

    private List<String> releases(String job) {
        return scene.rereadings(scene.id(job)).stream()
                .map(record -> record.value().getHead().getId())
                .toList();
    }

    private String rel(int number) {
        return scene.id("rel") + "_" + number;
    }

    @Test
    void writesWhatIsFoundNowWhereThatIsSomethingElse() {
        texts();
        ask("rpl");

        Replay done = done("rpl");

        // What was found when it came in says "nobody" of each, a name that is not in the texts.
        assertThat(done.getMatched()).isEqualTo(12);
        assertThat(done.getHanded()).isEqualTo(12);
        List<ReadRecord<ReleaseMentions>> written = scene.rereadings(scene.id("rpl"));
        assertThat(written).hasSize(12).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo(record.value().getHead().getId());
            assertThat(record.value().getHead().getVersion()).isEqualTo(1);
            assertThat(record.value().getCatalogueVersion()).isEqualTo(scene.catalogueVersion());
            assertThat(record.value().getReprocessing().getDeliver()).isFalse();
            assertThat(record.timestamp()).isEqualTo(done.getStartedAt());
        });
        assertThat(written)
                .filteredOn(record -> !record.value().getMentions().isEmpty())
                .hasSize(4)
                .allSatisfy(record -> {
                    assertThat(record.value().getMentions())
                            .extracting(Mention::getActor)
                            .containsExactly(scene.id("gamma"));
                    assertThat(record.value().getSentences()).hasSize(1);
                });
    }

    @Test
    void onlyReleasesOfTheSourcesThatAreNamedAreReadAgain() {
        texts();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("others"), "extraction"))
                .setFrom(day)
                .setSources(List.of("src_nobody"))
                .build());
        assertThat(done("others").getMatched()).isZero();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("pushed"), "extraction"))
                .setFrom(day)
                .setSources(List.of("src_nobody", "Push"))
                .build());

        assertThat(done("pushed").getMatched()).isEqualTo(12);
    }

    @Test
    void whatWasFoundLastIsCompared() {
        texts();
        ask("one");
        done("one");
        ask("again");
        assertThat(done("again").getMatched()).isZero();

        scene.remove("gamma");
        ask("without");
        assertThat(done("without").getMatched()).isEqualTo(4);
        assertThat(releases("without")).containsExactlyInAnyOrder(rel(0), rel(3), rel(6), rel(9));
        ask("still");
        assertThat(done("still").getMatched()).isZero();
    }

    @Test
    void versionsThatAreOverAreNotReadAgainAndTextsWithoutMentionsAre() {
        scene.actor("gamma");
        String text = scene.alias("gamma") + " opened a pier.";
        scene.text(rel(1), 1, text, null, 0, day);
        scene.text(rel(1), 2, text + " Twice.", null, 0, day.plusMillis(1));
        scene.textAlone(rel(2), text, day.plusMillis(2));
        ask("rpl");

        assertThat(done("rpl").getMatched()).isEqualTo(2);
        assertThat(scene.rereadings(scene.id("rpl")))
                .extracting(record -> record.value().getHead().getId() + " v"
                        + record.value().getHead().getVersion())
                .containsExactlyInAnyOrder(rel(1) + " v2", rel(2) + " v1");
    }

    @Test
    void goesOnWhereItWasInAnotherProcess() {
        texts();
        scene.everythingIsHandled();
        scene.ask(Replay.newBuilder(scene.reprocess(scene.id("rpl"), "extraction"))
                .setFrom(day)
                .setDeliver(true)
                .setPace(60)
                .build());
        scene.await(scene.id("rpl"), job -> job.getHanded() >= 1);
        replay.close();
        int before = scene.rereadings(scene.id("rpl")).size();
        assertThat(before).as("one a second").isLessThan(12);

        scene.tell(scene.id("rpl"), "paused");
        scene.ask(Replay.newBuilder(scene.newest(scene.id("rpl")))
                .setStatus("queued")
                .setPace(6000)
                .setPacedUntil(null)
                .build());
        replay = ServiceContext.start("replay", cluster.properties());

        done("rpl");
        assertThat(releases("rpl")).hasSizeBetween(12, 12 + before).contains(rel(0), rel(5), rel(11));
        assertThat(scene.rereadings(scene.id("rpl")))
                .allSatisfy(
                        record -> assertThat(record.value().getReprocessing().getDeliver())
                                .isTrue());
    }

    @Test
    void backfillsPassOverWhatWasReadAgain() {
        texts();
        ask("rpl");
        done("rpl");
        scene.everythingIsHandled();
        scene.subscribe(scene.id("sub"), scene.about("gamma"));
        backfill("backfill");

        assertThat(done("backfill").getMatched()).isEqualTo(4);
        assertThat(scene.candidates(scene.id("backfill"))).hasSize(4);
    }

    /** As after an upgrade: the catalogue had her when the mentions were made, and whoever made them overlooked her. */
    @Test
    void backfillsFindWhatOnlyTheSecondReadingFound() {
        scene.actor("gamma");
        long version = scene.catalogueVersion();
        for (int i = 0; i < 4; i++) {
            scene.text(rel(i), scene.alias("gamma") + " opened a pier.", null, version, day.plusMillis(i));
        }

        assertThatABackfillFindsThemOnlyOnceTheyAreReadAgain(scene.about("gamma"), 4);
    }

    @Test
    void backfillsFindNamesThatOnlyTheSecondReadingFound() {
        scene.actor("gamma");
        long version = scene.catalogueVersion();
        for (int i = 0; i < 4; i++) {
            String text = scene.alias("gamma") + " met " + (i == 0 ? "nobody" : "Jaap de Hoop Scheffer") + ".";
            scene.english(rel(i), text, version, day.plusMillis(i));
        }

        assertThatABackfillFindsThemOnlyOnceTheyAreReadAgain("kind:person AND " + scene.about("gamma"), 3);
    }

    private void assertThatABackfillFindsThemOnlyOnceTheyAreReadAgain(String rule, int count) {
        scene.everythingIsHandled();
        scene.subscribe(scene.id("sub"), rule);
        backfill("before");
        assertThat(done("before").getMatched()).isZero();

        ask("rpl");
        done("rpl");
        scene.everythingIsHandled();
        backfill("after");
        assertThat(done("after").getMatched()).isEqualTo(count);
    }

    private void backfill(String job) {
        scene.ask(Replay.newBuilder(scene.job(scene.id(job), scene.id("sub")))
                .setFrom(day)
                .build());
    }

    @Test
    void anotherStageIsRefused() {
        scene.ask(scene.reprocess(scene.id("rpl"), "delivery"));

        Replay failed = scene.awaitEnd(scene.id("rpl"));
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getError())
                .contains("does cleaning or extraction again")
                .contains("delivery");
    }
}
