package io.wirewatch.matching;

import static io.wirewatch.matching.Fixtures.head;
import static io.wirewatch.matching.Fixtures.mentions;
import static io.wirewatch.matching.Fixtures.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Subscription;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Matching against a real broker. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITMatching {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WirewatchCluster cluster;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private ServiceContext matching;

    ITMatching(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        matching = ServiceContext.start("matching", cluster.properties());
        matching.awaitReady(PATIENCE);
    }

    @AfterEach
    void stop() {
        matching.close();
    }

    @Test
    void aReleaseAcceptedAfterASubscriptionWasAnsweredIsMatchedWithIt() {
        int rounds = 50;
        for (int i = 0; i < rounds; i++) {
            String actor = "actor-" + run + "-" + i;
            cluster.produce(
                    Topics.SUBSCRIPTIONS,
                    "sub-" + run + "-" + i,
                    subscription("sub-" + run + "-" + i, "actor:" + actor));
            String release = "rel_" + run + "_" + i;
            cluster.produce(
                    Topics.RELEASES_MENTIONS, release, mentions(head(release).build(), actor));
        }

        assertThat(awaitAlerts(rounds)).hasSize(rounds).allSatisfy(alert -> {
            assertThat(alert.getChange()).isEqualTo("raised");
            assertThat(alert.getReleases()).hasSize(1);
        });
    }

    @Test
    void whatIsWrittenWhileNoReleaseComesIsReadBeforeOneDoes() {
        Gauge live = matching.bean(MeterRegistry.class)
                .get("wirewatch.matching.subscriptions")
                .gauge();
        int before = (int) live.value();
        Map<String, Subscription> written = new LinkedHashMap<>();
        IntStream.range(0, 500)
                .forEach(
                        i -> written.put("idle-" + run + "-" + i, subscription("idle-" + run + "-" + i, "actor:idle")));
        cluster.produceAll(Topics.SUBSCRIPTIONS, written);

        Awaitility.await().atMost(PATIENCE).until(() -> live.value() == before + 500);
    }

    @Test
    void aStoreThatIsLostIsRestoredAndAnInputReadAgainGivesTheSameRecord() throws Exception {
        String actor = "actor-" + run;
        String release = "rel_" + run;
        cluster.produce(Topics.SUBSCRIPTIONS, "sub-" + run, subscription("sub-" + run, "actor:" + actor));
        cluster.produce(
                Topics.RELEASES_MENTIONS, release, mentions(head(release).build(), actor), Fixtures.ARRIVAL);
        Alert first = awaitAlerts(1).getFirst();
        matching.close();
        delete(cluster.data());

        start();
        cluster.produce(
                Topics.RELEASES_MENTIONS, release, mentions(head(release).build(), actor), Fixtures.ARRIVAL);
        cluster.produce(
                Topics.RELEASES_MENTIONS,
                release,
                mentions(head(release).setVersion(2).build(), "nobody"),
                Fixtures.ARRIVAL);

        List<Alert> alerts = awaitAlerts(3);
        assertThat(alerts).element(1).isEqualTo(first);
        assertThat(alerts).element(2).satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo("withdrawn");
            assertThat(alert.getRevision()).isEqualTo(2);
        });
    }

    @Test
    void aCoolDownHoldsAcrossStoriesAndWhatIsReadAgainIsGivenAgainWithTheStoresLost() throws Exception {
        String actor = "actor-" + run;
        List<String> stories = storiesOfAllPartitions();
        cluster.produce(
                Topics.SUBSCRIPTIONS,
                "sub-" + run,
                Subscription.newBuilder(subscription("sub-" + run, "actor:" + actor))
                        .setCooldown("PT1H")
                        .build());
        stories.forEach(story -> release(story, actor, 0));
        Set<Alert> first = Set.copyOf(awaitAlerts(stories.size()));
        assertThat(first).hasSize(stories.size());
        assertThat(first.stream().map(Alert::getSuppressed).filter(Objects::isNull))
                .as("one for all stories")
                .hasSize(1);
        matching.close();
        delete(cluster.data());

        start();
        stories.forEach(story -> release(story, actor, 0));
        release("sty_" + run + "_next", actor, 60);

        assertThat(awaitAlerts(2 * stories.size() + 1).stream().filter(alert -> !first.contains(alert)))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getSuppressed()).isNull();
                    assertThat(alert.getSuppressedBefore()).isEqualTo(stories.size() - 1);
                });
    }

    /** A story for each partition where stage two decides. */
    private List<String> storiesOfAllPartitions() {
        return IntStream.range(0, Topics.MATCHES.partitions())
                .mapToObj(partition -> IntStream.iterate(0, i -> i + 1)
                        .mapToObj(i -> "sty_" + run + "_" + i)
                        .filter(story -> Topics.MATCHES.partitionOf(story) == partition)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** The only release of a story comes in so many minutes later. */
    private void release(String story, String actor, int minutes) {
        String release = "rel_" + story;
        cluster.produce(
                Topics.RELEASES_MENTIONS,
                release,
                mentions(head(release).setStory(story).build(), actor),
                Fixtures.ARRIVAL.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void poisonGoesToTheDeadLettersOfItsTopicAndItsNeighboursAreMatched() {
        String actor = "actor-" + run;
        byte[] poison = ("poison " + run).getBytes(StandardCharsets.UTF_8);
        cluster.produce(Topics.SUBSCRIPTIONS, "sub-" + run, subscription("sub-" + run, "actor:" + actor));
        cluster.produceBytes(Topics.RELEASES_MENTIONS, "poison", poison);
        cluster.produceBytes(Topics.MATCHES, "poison", poison);
        cluster.produceBytes(Topics.ALERTS_COOLING, "poison", poison);
        cluster.produceBytes(Topics.SUBSCRIPTIONS, "poison", poison);
        cluster.produce(
                Topics.RELEASES_MENTIONS,
                "headless",
                io.wirewatch.avro.ReleaseMentions.newBuilder().build());
        cluster.produce(
                Topics.RELEASES_MENTIONS,
                "rel_" + run,
                mentions(head("rel_" + run).build(), actor));

        assertThat(awaitAlerts(1)).hasSize(1);
        assertThat(cluster.awaitDeadLetters(Topics.RELEASES_MENTIONS, 2))
                .extracting(letter -> letter.header("reason"))
                .containsExactlyInAnyOrder("undecodable", "incomplete");
        assertThat(cluster.awaitDeadLetters(Topics.MATCHES, 1)).singleElement().satisfies(letter -> {
            assertThat(letter.header("service")).isEqualTo("matching");
            assertThat(letter.value()).isEqualTo(poison);
        });
        assertThat(cluster.awaitDeadLetters(Topics.ALERTS_COOLING, 1)).hasSize(1);
        assertThat(cluster.awaitDeadLetters(Topics.SUBSCRIPTIONS, 1)).hasSize(1);
    }

    /** The alerts of this test's subscriptions, once there are so many. */
    private List<Alert> awaitAlerts(int count) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(this::alerts, alerts -> alerts.size() >= count);
    }

    private List<Alert> alerts() {
        return cluster.readAll(Topics.ALERTS).stream()
                .filter(record -> record.key().startsWith("sub-" + run))
                .map(ReadRecord::value)
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> walked = Files.walk(folder)) {
            paths = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
