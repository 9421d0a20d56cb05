package io.wirewatch.replay;

import static io.wirewatch.replay.ReplayScene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs of several subscriptions, and what may happen to them on their way. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITReplayJobs {
    private static final int BACKLOG = 20;
    private static final int LIVE_BACKLOG = 5;
    private static final int LANES = 3;

    private final WirewatchCluster cluster;
    private final ReplayScene scene;
    private ServiceContext replay;
    private ServiceContext second;

    ITReplayJobs(WirewatchCluster cluster) {
        this.cluster = cluster;
        this.scene = new ReplayScene(cluster);
    }

    /** Jobs read the whole log: each test has one of its own. */
    @BeforeEach
    void forget() throws Exception {
        forgetAllButTheLast(0);
    }

    @AfterEach
    void stop() {
        for (ServiceContext context : new ServiceContext[] {replay, second}) {
            if (context != null) {
                context.close();
            }
        }
    }

    private ServiceContext start(int instance, Map<String, Object> more) throws Exception {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.instance", instance);
        properties.put("wirewatch.replay.threads", LANES);
        properties.put("wirewatch.replay.progress-interval", "PT0.05S");
        properties.putAll(more);
        ServiceContext context = ServiceContext.start("replay", properties);
        context.awaitReady(PATIENCE);
        return context;
    }

    /** Few may wait for matching, which takes nothing before it is told to: jobs stand still in the middle. */
    private static Map<String, Object> narrow() {
        return Map.of("wirewatch.replay.backlog", BACKLOG, "wirewatch.replay.live-backlog", LIVE_BACKLOG);
    }

    @Test
    void onePassIsForAllSubscriptionsOfAJob() throws Exception {
        scene.releases(40);
        scene.matchingIsPastEverything();
        List<String> subscriptions = List.of(scene.id("both"), scene.id("nato"), scene.id("russia"));
        scene.subscribe(scene.id("both"), scene.about("nato") + " OR " + scene.about("russia"));
        scene.subscribe(scene.id("nato"), scene.about("nato"));
        scene.subscribe(scene.id("russia"), scene.about("russia"));
        replay = start(0, Map.of());
        scene.ask(scene.job(scene.id("rpl"), subscriptions));

        Replay done = scene.awaitEnd(scene.id("rpl"));

        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(done.getMatched()).isEqualTo(40);
        assertThat(done.getHanded()).isEqualTo(40);
        assertThat(done.getRules()).hasSize(3).doesNotContain("").doesNotHaveDuplicates();
        assertThat(done.getLeftOut()).isEmpty();
        assertThat(done.getRatePerSecond()).isNull();
        List<ReadRecord<MatchCandidates>> handed = scene.candidates(scene.id("rpl"));
        assertThat(handed).hasSize(40).allSatisfy(record -> {
            boolean nato = record.value().getMentions().getFirst().getActor().equals(scene.id("nato"));
            assertThat(record.value().getSubscriptions())
                    .containsExactly(scene.id("both"), scene.id(nato ? "nato" : "russia"));
        });
    }

    @Test
    void aFurtherVersionIsToldToAllSinceItMayTakeBackWhatTheFirstHasRaised() throws Exception {
        String release = "rel_" + scene.id("edited");
        cluster.produce(Topics.RELEASES_MENTIONS, release, scene.release(release, 2, "nobody", false));
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("nato"), scene.about("nato"));
        scene.subscribe(scene.id("russia"), scene.about("russia"));
        replay = start(0, Map.of());
        scene.ask(scene.job(scene.id("rpl"), List.of(scene.id("russia"), scene.id("nato"))));

        assertThat(scene.awaitEnd(scene.id("rpl")).getMatched()).isZero();
        assertThat(scene.candidates(scene.id("rpl")))
                .singleElement()
                .satisfies(record -> assertThat(record.value().getSubscriptions())
                        .containsExactlyInAnyOrder(scene.id("nato"), scene.id("russia")));
    }

    @Test
    void noMoreWaitsForMatchingThanItsBacklogAndAPauseHoldsWhereItIs() throws Exception {
        scene.releases(200);
        scene.matchingIsPastEverything();
        scene.matchingDigests();
        scene.subscribe(scene.id("nato"), scene.about("nato"));
        replay = start(0, narrow());
        scene.ask(scene.job(scene.id("rpl"), scene.id("nato")));

        Replay standing = scene.await(scene.id("rpl"), job -> job.getHanded() >= BACKLOG);
        assertThat(standing.getHanded()).isLessThan(BACKLOG + LANES);
        scene.tell(scene.id("rpl"), "paused");
        scene.matchingDigests();
        // Another job of the same worker comes to its end, so the first had its chance.
        scene.subscribe(scene.id("nobody"), scene.about("nobody"));
        scene.ask(scene.job(scene.id("other"), scene.id("nobody")));
        scene.awaitStatus(scene.id("other"), "done");
        assertThat(scene.newest(scene.id("rpl")).getStatus()).isEqualTo("paused");
        assertThat(scene.candidates(scene.id("rpl"))).hasSize((int) standing.getHanded());

        scene.tell(scene.id("rpl"), "queued");
        Replay done = awaitDoneWhileMatchingDigests(scene.id("rpl"));
        assertThat(done.getScanned()).isEqualTo(read(done));
        assertThat(scene.candidates(scene.id("rpl"))).hasSize(100);
    }

    @Test
    void whileReleasesComeInLessWaitsForMatching() throws Exception {
        scene.releases(100);
        scene.subscribe(scene.id("nato"), scene.about("nato"));
        Map<String, Object> properties = new HashMap<>(narrow());
        properties.put("wirewatch.replay.live-hold", "PT1H");
        replay = start(0, properties);
        scene.ask(scene.job(scene.id("rpl"), scene.id("nato")));
        scene.awaitStatus(scene.id("rpl"), "running");
        // It has looked where the log of releases ends before it waits for matching.
        cluster.produce(
                Topics.RELEASES_RAW,
                scene.id("rel"),
                RawRelease.newBuilder().setId(scene.id("rel")).build());
        scene.matchingDigests();
        scene.matchingIsPastEverything();

        Replay standing = scene.await(scene.id("rpl"), job -> job.getHanded() >= LIVE_BACKLOG);
        assertThat(standing.getHanded()).isLessThan(LIVE_BACKLOG + LANES);
        assertThat(awaitDoneWhileMatchingDigests(scene.id("rpl")).getHanded()).isEqualTo(50);
    }

    @Test
    void alertsThatAreSentFollowEachOtherAtThePaceOneByOne() throws Exception {
        scene.releases(8);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("nato"), scene.about("nato"));
        scene.subscribe(scene.id("same"), scene.about("nato"));
        replay = start(0, Map.of());
        scene.ask(Replay.newBuilder(scene.job(scene.id("rpl"), List.of(scene.id("nato"), scene.id("same"))))
                .setDeliver(true)
                .setPace(600)
                .build());

        Replay done = scene.awaitEnd(scene.id("rpl"));

        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(Duration.between(done.getStartedAt(), done.getFinishedAt())).isGreaterThan(Duration.ofMillis(650));
        assertThat(done.getPacedUntil()).isAfter(done.getStartedAt());
        assertThat(done.getMatched()).isEqualTo(4);
        assertThat(done.getScanned()).isEqualTo(8);
        assertThat(scene.candidates(scene.id("rpl"))).hasSize(8).allSatisfy(record -> {
            assertThat(record.value().getDeliver()).isTrue();
            assertThat(record.value().getSubscriptions()).hasSize(1);
        });
    }

    @Test
    void theOthersGoOnWithoutOneThatIsDeletedDisabledOrGivenAnotherRule() throws Exception {
        scene.releases(8);
        for (String name : List.of("deleted", "disabled", "changed", "renamed")) {
            scene.subscribe(scene.id(name), scene.about("nato"));
        }
        replay = start(0, Map.of());
        scene.ask(scene.job(
                scene.id("rpl"),
                List.of(
                        scene.id("deleted"),
                        scene.id("disabled"),
                        scene.id("changed"),
                        scene.id("renamed"),
                        scene.id("unknown"))));
        scene.awaitStatus(scene.id("rpl"), "running");
        cluster.produce(Topics.SUBSCRIPTIONS, scene.id("deleted"), null);
        scene.subscribe(scene.id("disabled"), scene.about("nato"), 2, false);
        scene.subscribe(scene.id("changed"), scene.about("russia"), 2, true);
        scene.subscribe(scene.id("renamed"), scene.about("nato"), 2, true);
        scene.matchingIsPastEverything();

        Replay done = scene.awaitEnd(scene.id("rpl"));

        assertThat(done.getStatus()).isEqualTo("done");
        assertThat(done.getLeftOut().keySet())
                .containsExactlyInAnyOrder(
                        scene.id("deleted"), scene.id("disabled"), scene.id("changed"), scene.id("unknown"));
        assertThat(done.getLeftOut().get(scene.id("deleted"))).contains("no subscription");
        assertThat(done.getLeftOut().get(scene.id("disabled"))).contains("enable it");
        assertThat(done.getLeftOut().get(scene.id("changed"))).contains("another rule");
        assertThat(scene.candidates(scene.id("rpl")))
                .hasSize(4)
                .allSatisfy(
                        record -> assertThat(record.value().getSubscriptions()).containsExactly(scene.id("renamed")));
    }

    @Test
    void aJobWithoutAnySubscriptionLeftFailsAndGoesOnWhereItWasWhenResumed() throws Exception {
        scene.releases(8);
        scene.subscribe(scene.id("sub"), scene.about("nato"));
        replay = start(0, Map.of());
        scene.ask(scene.job(scene.id("rpl"), scene.id("sub")));
        scene.awaitStatus(scene.id("rpl"), "running");
        scene.subscribe(scene.id("sub"), scene.about("nato"), 2, false);

        assertThat(scene.awaitStatus(scene.id("rpl"), "failed").getError()).contains("is disabled");
        scene.subscribe(scene.id("sub"), scene.about("nato"), 3, true);
        scene.tell(scene.id("rpl"), "queued");
        scene.awaitStatus(scene.id("rpl"), "running");
        scene.subscribe(scene.id("sub"), scene.about("russia"), 4, true);

        assertThat(scene.awaitStatus(scene.id("rpl"), "failed").getError()).contains("another rule");
        assertThat(scene.candidates(scene.id("rpl"))).isEmpty();
    }

    @Test
    void aStretchBeforeRetentionSaysHowFarBackTheLogGoes() throws Exception {
        scene.releases(24);
        // A partition of which nothing is left reaches back to no time at all.
        scene.releaseInEachPartition();
        Instant old = Instant.now().minus(Duration.ofDays(500));
        forgetAllButTheLast(1);
        scene.releases(12);
        scene.matchingIsPastEverything();
        scene.subscribe(scene.id("sub"), scene.about("nato"));
        replay = start(0, Map.of());
        scene.ask(Replay.newBuilder(scene.job(scene.id("cut"), scene.id("sub")))
                .setFrom(old)
                .build());
        scene.ask(Replay.newBuilder(scene.job(scene.id("gone"), scene.id("sub")))
                .setFrom(old)
                .setTo(old.plus(Duration.ofDays(1)))
                .build());
        scene.ask(scene.job(scene.id("whole"), scene.id("sub")));

        Replay cut = scene.awaitEnd(scene.id("cut"));
        assertThat(cut.getStatus()).isEqualTo("done");
        assertThat(cut.getReachesBackTo()).isBetween(old.plus(Duration.ofDays(499)), Instant.now());
        Replay gone = scene.awaitEnd(scene.id("gone"));
        assertThat(gone.getStatus()).isEqualTo("failed");
        assertThat(gone.getError()).contains("reaches back to " + cut.getReachesBackTo());
        assertThat(scene.awaitEnd(scene.id("whole")).getReachesBackTo()).isNull();
    }

    private void forgetAllButTheLast(int few) throws Exception {
        List<Long> ends = scene.ends(Topics.RELEASES_MENTIONS);
        Map<TopicPartition, RecordsToDelete> forgotten = IntStream.range(0, ends.size())
                .boxed()
                .collect(Collectors.toMap(
                        i -> new TopicPartition(Topics.RELEASES_MENTIONS.name(), i),
                        i -> RecordsToDelete.beforeOffset(Math.max(0, ends.get(i) - few))));
        try (Admin admin = cluster.admin()) {
            admin.deleteRecords(forgotten).all().get();
        }
    }

    @Test
    void aJobMovesToAnotherInstanceInTheMiddleAndItsRecordIsNeverAheadOfTheLog() throws Exception {
        scene.releases(160);
        scene.matchingIsPastEverything();
        scene.matchingDigests();
        scene.subscribe(scene.id("nato"), scene.about("nato"));
        Map<String, Object> properties = new HashMap<>(narrow());
        properties.put("wirewatch.kafka.client.session.timeout.ms", 6000);
        properties.put("wirewatch.kafka.client.heartbeat.interval.ms", 500);
        replay = start(0, properties);
        scene.ask(scene.job(scene.id("rpl"), scene.id("nato")));
        scene.await(scene.id("rpl"), job -> job.getHanded() >= BACKLOG);
        assertNothingIsAhead(scene.id("rpl"));

        second = start(1, properties);
        replay.close();
        // What the first has handed over waits; the second hands over as much again before it stands still, wherever it
        // went on.
        Replay moved = scene.await(scene.id("rpl"), job -> job.getHanded() >= 2 * BACKLOG);
        assertThat(moved.getStatus()).isEqualTo("running");
        assertNothingIsAhead(scene.id("rpl"));

        awaitDoneWhileMatchingDigests(scene.id("rpl"));
        assertThat(found(scene.id("rpl"))).hasSize(80);
    }

    /** Each matching release before the offsets of a job's records is on matches by then. */
    private void assertNothingIsAhead(String id) {
        Replay record = scene.newest(id);
        Set<String> handed = found(id);
        Set<String> due = cluster.readAll(Topics.RELEASES_MENTIONS).stream()
                .filter(release -> release.offset() < record.getNextOffsets().get(release.partition()))
                .filter(release ->
                        release.value().getMentions().getFirst().getActor().equals(scene.id("nato")))
                .map(ReadRecord::key)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(due).isNotEmpty();
        assertThat(handed).containsAll(due);
    }

    private Set<String> found(String id) {
        return scene.candidates(id).stream()
                .map(record -> record.value().getHead().getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Replay awaitDoneWhileMatchingDigests(String id) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            scene.matchingDigests();
                            return scene.newest(id);
                        },
                        job -> job.getStatus().equals("done"));
    }

    private static long read(Replay job) {
        return sum(job.getEndOffsets()) - sum(job.getStartOffsets());
    }

    private static long sum(List<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).sum();
    }
}
