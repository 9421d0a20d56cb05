package io.wirewatch.replay;

import static io.wirewatch.replay.ReplayScene.ASKED;
import static io.wirewatch.replay.ReplayScene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.Replay;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Replay against a real broker; matching is played by its consumer group's offsets. */
class ITReplay extends OneReplayProcess {

    ITReplay(WirewatchCluster cluster) {
        super(cluster);
    }

    @Test
    void handsEveryReleaseOfThePastThatMatchesToMatching() {
        scene.releases(40);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), scene.about("nato"));
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));

        Replay done = scene.awaitEnd(scene.id("rpl"));

        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(done.getMatched()).isEqualTo(20);
        assertThat(done.getScanned())
                .isEqualTo(
                        done.getEndOffsets().stream().mapToLong(Long::longValue).sum());
        assertThat(done.getNextOffsets()).isEqualTo(done.getEndOffsets());
        assertThat(done.getFinishedAt()).isNotNull();
        List<ReadRecord<MatchCandidates>> handed = scene.candidates(scene.id("rpl"));
        assertThat(handed).hasSize(20).allSatisfy(record -> {
            assertThat(record.partition())
                    .isEqualTo(
                            Topics.MATCHES.partitionOf(record.value().getHead().getStory()));
            assertThat(record.value().getWindowed()).isFalse();
            assertThat(record.value().getSubscriptions()).containsExactly(scene.id("sub"));
            assertThat(record.value().getOrigin()).isEqualTo("backfill");
            assertThat(record.value().getDeliver()).isFalse();
            assertThat(record.value().getRaisedAt()).isEqualTo(ASKED);
        });
        assertThat(handed.stream().map(record -> record.value().getHead().getHistorical()))
                .contains(true, false);
    }

    @Test
    void tellsAWindowedRuleItsPast() {
        scene.releases(8);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), "COUNT >= 3 OF (" + scene.about("nato") + ") WITHIN 24h");
        scene.ask(Replay.newBuilder(scene.job(scene.id("rpl"), scene.id("sub")))
                .setKind("history")
                .build());

        assertThat(scene.awaitEnd(scene.id("rpl")).getStatus()).isEqualTo("done");
        assertThat(scene.candidates(scene.id("rpl"))).hasSize(4).allSatisfy(record -> {
            assertThat(record.partition()).isEqualTo(Topics.MATCHES.partitionOf(scene.id("sub")));
            assertThat(record.value().getWindowed()).isTrue();
            assertThat(record.value().getOrigin()).isEqualTo("history");
            assertThat(record.value().getSubscriptions()).containsExactly(scene.id("sub"));
        });
    }

    /** Mentions tell nothing of an actor that nobody looked for when they were made. */
    @Test
    void whatIsYoungerThanTheReleasesIsFoundInTheirTexts() {
        Instant day = Instant.now();
        for (int i = 0; i < 12; i++) {
            String text = i % 2 == 0 ? scene.alias("gamma") + " opened a pier." : "Nobody opened a pier.";
            scene.text(scene.id("rel") + "_old" + i, text, null, 0, day.plusMillis(i));
        }
        scene.actor("gamma");
        scene.text(
                scene.id("rel") + "_young",
                "Extraction says what is here.",
                "gamma",
                scene.catalogueVersion(),
                day.plusMillis(100));
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), scene.about("gamma"));
        scene.subscribe(scene.id("several"), "COUNT >= 7 OF (" + scene.about("gamma") + ") WITHIN 24h");
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));
        scene.ask(scene.job(scene.id("windowed"), scene.id("several")));

        Replay done = scene.awaitEnd(scene.id("rpl"));
        assertThat(done.getStatus()).as(done.getError()).isEqualTo("done");
        assertThat(done.getMatched()).isEqualTo(7);
        assertThat(done.getNextOffsets()).isEqualTo(done.getEndOffsets());
        List<ReadRecord<MatchCandidates>> handed = scene.candidates(scene.id("rpl"));
        assertThat(handed).hasSize(7);
        assertThat(handed)
                .filteredOn(record -> record.value().getHead().getId().contains("_old"))
                .hasSize(6)
                .allSatisfy(record -> {
                    assertThat(record.value().getMentions().getFirst().getAlias())
                            .isEqualTo(scene.alias("gamma"));
                    assertThat(record.value().getSentences().getFirst().getText())
                            .isEqualTo(scene.alias("gamma") + " opened a pier.");
                });
        Replay windowed = scene.awaitEnd(scene.id("windowed"));
        assertThat(windowed.getStatus()).as(windowed.getError()).isEqualTo("done");
        assertThat(windowed.getMatched()).isEqualTo(1);
    }

    @Test
    void aRuleThatAsksForAKindLeavesNothingOutOfTheOthers() {
        Instant day = Instant.now();
        scene.english(scene.id("rel") + "_0", scene.alias("gamma") + " met nobody.", 0, day);
        scene.english(scene.id("rel") + "_1", scene.alias("gamma") + " met Jaap de Hoop Scheffer.", 0, day);
        scene.actor("gamma");
        scene.everythingIsHandled();
        scene.subscribe(scene.id("any"), scene.about("gamma"));
        scene.subscribe(scene.id("person"), "kind:person AND " + scene.about("gamma"));
        scene.ask(Replay.newBuilder(scene.job(scene.id("rpl"), List.of(scene.id("any"), scene.id("person"))))
                .setFrom(day)
                .build());

        Replay done = scene.awaitEnd(scene.id("rpl"));
        assertThat(done.getStatus()).as(done.getError()).isEqualTo("done");
        assertThat(scene.candidates(scene.id("rpl")))
                .extracting(record ->
                        record.value().getHead().getId() + " " + record.value().getSubscriptions())
                .containsExactlyInAnyOrder(
                        scene.id("rel") + "_0 [" + scene.id("any") + "]",
                        scene.id("rel") + "_1 [" + scene.id("any") + ", " + scene.id("person") + "]");
    }

    @Test
    void handsOverTheOccurrencesOfAWindowedRule() {
        scene.releases(8);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), "FIRST (" + scene.about("nato") + ") IN 24h");
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));

        Replay done = scene.awaitEnd(scene.id("rpl"));

        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(done.getNextOffsets()).isEqualTo(done.getEndOffsets());
        assertThat(done.getMatched()).isEqualTo(1);
        assertThat(done.getHanded()).isEqualTo(2);
        List<ReadRecord<MatchCandidates>> handed = scene.candidates(scene.id("rpl"));
        assertThat(handed).hasSize(2).allSatisfy(record -> {
            assertThat(record.partition()).isEqualTo(Topics.MATCHES.partitionOf(scene.id("sub")));
            assertThat(record.value().getSubscriptions()).containsExactly(scene.id("sub"));
            assertThat(record.value().getOrigin()).isEqualTo("backfill");
            assertThat(record.value().getFound()).isNotNull();
            assertThat(record.value().getRaisedAt()).isEqualTo(ASKED);
        });
        // All were published in one moment: the first of them starts the occurrence, and then word is given that this
        // was all.
        assertThat(handed.getFirst().value().getFound().getStart()).isNotNull();
        assertThat(handed.getFirst().value().getFound().getTogether()).hasSize(1);
        assertThat(handed.getLast().value().getFound().getStart()).isNull();
    }

    @Test
    void theBackfillOfAWindowedRuleBeginsAnewHowFarEverItWas() throws Exception {
        scene.releases(8);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), "FIRST (" + scene.about("nato") + ") IN 24h");
        replay.close();
        List<Long> ends = scene.ends(Topics.RELEASES_MENTIONS);
        scene.ask(Replay.newBuilder(scene.job(scene.id("rpl"), scene.id("sub")))
                .setStatus("running")
                .setStartedAt(ASKED)
                .setStartOffsets(ends.stream().map(_ -> 0L).toList())
                .setEndOffsets(ends)
                .setNextOffsets(ends)
                .setScanned(1_000_000)
                .setHanded(1)
                .build());

        start();

        Replay done = scene.awaitEnd(scene.id("rpl"));
        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(done.getScanned())
                .isEqualTo(ends.stream().mapToLong(Long::longValue).sum());
        assertThat(done.getHanded()).isEqualTo(2);
        assertThat(scene.candidates(scene.id("rpl"))).hasSize(2);
    }

    @Test
    void waitsUntilMatchingHasSeenWhatCameInBefore() {
        scene.releases(4);
        scene.subscribe(scene.id("sub"), scene.about("nato"));
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> scene.newest(scene.id("rpl")).getStatus().equals("running"));
        assertThat(scene.candidates(scene.id("rpl"))).isEmpty();
        scene.matchingIsPastEverything();

        assertThat(scene.awaitEnd(scene.id("rpl")).getStatus()).isEqualTo("done");
        assertThat(scene.candidates(scene.id("rpl"))).hasSize(2);
    }

    @Test
    void aJobForNobodyFailsAndSaysWhy() {
        scene.ask(scene.job(scene.id("rpl"), "nobody"));

        Replay failed = scene.awaitEnd(scene.id("rpl"));

        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getError()).contains("no subscription nobody");
    }

    @Test
    void aCancelledJobIsLeftAlone() {
        scene.releases(4);
        scene.subscribe(scene.id("sub"), scene.about("nato"));
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> scene.newest(scene.id("rpl")).getStatus().equals("running"));
        scene.ask(Replay.newBuilder(scene.newest(scene.id("rpl")))
                .setStatus("cancelled")
                .build());
        scene.matchingIsPastEverything();

        // Another job of the same worker ends later, so the first had its chance.
        scene.ask(scene.job(scene.id("later"), scene.id("sub")));
        assertThat(scene.awaitEnd(scene.id("later")).getStatus()).isEqualTo("done");
        assertThat(scene.newest(scene.id("rpl")).getStatus()).isEqualTo("cancelled");
        assertThat(scene.candidates(scene.id("rpl"))).isEmpty();
    }

    @Test
    void goesOnFromTheOffsetsOfItsRecord() throws Exception {
        scene.releases(12);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), scene.about("nato"));
        replay.close();
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));
        List<Long> ends = scene.ends(Topics.RELEASES_MENTIONS);
        scene.ask(Replay.newBuilder(scene.job(scene.id("rpl"), scene.id("sub")))
                .setStatus("running")
                .setStartedAt(ASKED)
                .setStartOffsets(ends.stream().map(_ -> 0L).toList())
                .setEndOffsets(ends)
                .setNextOffsets(ends.stream().map(end -> Math.max(0, end - 1)).toList())
                .setScanned(5)
                .build());

        start();

        Replay done = scene.awaitEnd(scene.id("rpl"));
        long unread = ends.stream().filter(end -> end > 0).count();
        assertThat(done.getScanned()).isEqualTo(5 + unread);
        assertThat(scene.candidates(scene.id("rpl")).size()).isLessThanOrEqualTo((int) unread);
    }
}
