package io.wirewatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Subscription;
import io.wirewatch.core.rules.ExpressionCodec;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Stores;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Replay against a real broker; matching is played by its consumer group's offsets. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITReplay {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant ASKED = Instant.parse("2026-03-01T12:00:00Z");

    private final WirewatchCluster cluster;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private ServiceContext replay;

    ITReplay(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        replay = ServiceContext.start("replay", cluster.properties());
        replay.awaitReady(PATIENCE);
    }

    @AfterEach
    void stop() {
        replay.close();
    }

    @Test
    void handsEveryReleaseOfThePastThatMatchesToMatching() throws Exception {
        releases(40);
        matchingIsPastEverything();
        subscribe(id("sub"));
        ask(job(id("rpl"), id("sub")));

        Replay done = awaitEnd(id("rpl"));

        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(done.getMatched()).isEqualTo(20);
        assertThat(done.getScanned())
                .isEqualTo(
                        done.getEndOffsets().stream().mapToLong(Long::longValue).sum());
        assertThat(done.getNextOffsets()).isEqualTo(done.getEndOffsets());
        assertThat(done.getFinishedAt()).isNotNull();
        List<ReadRecord<MatchCandidates>> handed = candidates(id("rpl"));
        assertThat(handed).hasSize(20).allSatisfy(record -> {
            assertThat(record.partition())
                    .isEqualTo(
                            Topics.MATCHES.partitionOf(record.value().getHead().getStory()));
            assertThat(record.value().getWindowed()).isFalse();
            assertThat(record.value().getSubscriptions()).containsExactly(id("sub"));
            assertThat(record.value().getOrigin()).isEqualTo("backfill");
            assertThat(record.value().getDeliver()).isFalse();
            assertThat(record.value().getRaisedAt()).isEqualTo(ASKED);
        });
        assertThat(handed.stream().map(record -> record.value().getHead().getHistorical()))
                .contains(true, false);
    }

    @Test
    void tellsAWindowedRuleItsPast() throws Exception {
        releases(8);
        matchingIsPastEverything();
        subscribe(id("sub"), "COUNT >= 3 OF (actor:nato-" + run + ") WITHIN 24h");
        ask(Replay.newBuilder(job(id("rpl"), id("sub"))).setKind("history").build());
        ask(job(id("backfill"), id("sub")));

        assertThat(awaitEnd(id("rpl")).getStatus()).isEqualTo("done");
        assertThat(candidates(id("rpl"))).hasSize(4).allSatisfy(record -> {
            assertThat(record.partition()).isEqualTo(Topics.MATCHES.partitionOf(id("sub")));
            assertThat(record.value().getWindowed()).isTrue();
            assertThat(record.value().getOrigin()).isEqualTo("history");
            assertThat(record.value().getSubscriptions()).containsExactly(id("sub"));
        });
        assertThat(awaitEnd(id("backfill")).getError()).contains("was told its past");
    }

    @Test
    void waitsUntilMatchingHasSeenWhatCameInBefore() throws Exception {
        releases(4);
        subscribe(id("sub"));
        ask(job(id("rpl"), id("sub")));

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> newest(id("rpl")).getStatus().equals("running"));
        assertThat(candidates(id("rpl"))).isEmpty();
        matchingIsPastEverything();

        assertThat(awaitEnd(id("rpl")).getStatus()).isEqualTo("done");
        assertThat(candidates(id("rpl"))).hasSize(2);
    }

    @Test
    void aJobForNobodyFailsAndSaysWhy() {
        ask(job(id("rpl"), "nobody"));

        Replay failed = awaitEnd(id("rpl"));

        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getError()).contains("no subscription nobody");
    }

    @Test
    void aCancelledJobIsLeftAlone() throws Exception {
        releases(4);
        subscribe(id("sub"));
        ask(job(id("rpl"), id("sub")));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> newest(id("rpl")).getStatus().equals("running"));
        ask(Replay.newBuilder(newest(id("rpl"))).setStatus("cancelled").build());
        matchingIsPastEverything();

        // Another job of the same worker ends later, so the first had its chance.
        ask(job(id("later"), id("sub")));
        assertThat(awaitEnd(id("later")).getStatus()).isEqualTo("done");
        assertThat(newest(id("rpl")).getStatus()).isEqualTo("cancelled");
        assertThat(candidates(id("rpl"))).isEmpty();
    }

    @Test
    void goesOnFromTheOffsetsOfItsRecord() throws Exception {
        releases(12);
        matchingIsPastEverything();
        subscribe(id("sub"));
        replay.close();
        ask(job(id("rpl"), id("sub")));
        List<Long> ends = ends();
        ask(Replay.newBuilder(job(id("rpl"), id("sub")))
                .setStatus("running")
                .setStartedAt(ASKED)
                .setStartOffsets(ends.stream().map(_ -> 0L).toList())
                .setEndOffsets(ends)
                .setNextOffsets(ends.stream().map(end -> Math.max(0, end - 1)).toList())
                .setScanned(5)
                .build());

        start();

        Replay done = awaitEnd(id("rpl"));
        long unread = ends.stream().filter(end -> end > 0).count();
        assertThat(done.getScanned()).isEqualTo(5 + unread);
        assertThat(candidates(id("rpl")).size()).isLessThanOrEqualTo((int) unread);
    }

    private String id(String name) {
        return name + "-" + run;
    }

    private void releases(int count) {
        Map<String, ReleaseMentions> releases = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String id = "rel_" + run + "_" + i;
            releases.put(
                    id,
                    ReleaseMentions.newBuilder()
                            .setHead(ReleaseHead.newBuilder()
                                    .setId(id)
                                    .setStory("sty_" + id)
                                    .setHistorical(i % 4 == 0)
                                    .build())
                            .setMentions(List.of(Mention.newBuilder()
                                    .setActor(i % 2 == 0 ? "nato-" + run : "russia")
                                    .build()))
                            .build());
        }
        cluster.produceAll(Topics.RELEASES_MENTIONS, releases);
    }

    private void subscribe(String id) throws RuleException {
        subscribe(id, "actor:nato-" + run);
    }

    private void subscribe(String id, String rule) throws RuleException {
        cluster.produce(
                Topics.SUBSCRIPTIONS,
                id,
                Subscription.newBuilder()
                        .setId(id)
                        .setCanonical(rule)
                        .setCompiled(ByteBuffer.wrap(ExpressionCodec.encode(Rules.expressionOf(rule))))
                        .build());
    }

    private Replay job(String id, String subscription) {
        return Replay.newBuilder()
                .setId(id)
                .setSubscription(subscription)
                .setCreatedAt(ASKED)
                .setUpdatedAt(ASKED)
                .build();
    }

    private void ask(Replay job) {
        cluster.produce(Topics.REPLAYS, job.getId(), job);
    }

    private Replay newest(String id) {
        return cluster.readAll(Topics.REPLAYS).stream()
                .filter(record -> record.key().equals(id))
                .reduce((_, later) -> later)
                .orElseThrow()
                .value();
    }

    private Replay awaitEnd(String id) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> newest(id), job -> ReplayStatus.isEnded(job.getStatus()));
    }

    private List<ReadRecord<MatchCandidates>> candidates(String replay) {
        return cluster.readAll(Topics.MATCHES).stream()
                .filter(record -> replay.equals(record.value().getCommand()))
                .toList();
    }

    private List<Long> ends() throws Exception {
        try (Admin admin = cluster.admin()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int i = 0; i < Topics.RELEASES_MENTIONS.partitions(); i++) {
                latest.put(new TopicPartition(Topics.RELEASES_MENTIONS.name(), i), OffsetSpec.latest());
            }
            var found = admin.listOffsets(latest).all().get();
            return java.util.stream.IntStream.range(0, latest.size())
                    .mapToObj(i -> found.get(new TopicPartition(Topics.RELEASES_MENTIONS.name(), i))
                            .offset())
                    .toList();
        }
    }

    private void matchingIsPastEverything() throws Exception {
        List<Long> ends = ends();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int i = 0; i < ends.size(); i++) {
            offsets.put(new TopicPartition(Topics.RELEASES_MENTIONS.name(), i), new OffsetAndMetadata(ends.get(i)));
        }
        try (Admin admin = cluster.admin()) {
            admin.alterConsumerGroupOffsets(Stores.MATCHING.application(), offsets)
                    .all()
                    .get();
        }
    }
}
