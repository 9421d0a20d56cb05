package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.suite.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Counts, after the last start, what the promises promise. */
final class KillVerdict {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KillRound round;
    private final List<KillRelease> releases;
    private final Rest rest;

    KillVerdict(KillRound round, List<KillRelease> releases) {
        this.round = round;
        this.releases = releases;
        this.rest = round.rest();
    }

    void assertPromisesKept() {
        releases.forEach(release -> rest.awaitMatched(release.id()));
        assertEachReleaseCleanedOnce();
        Set<String> alerts = new HashSet<>();
        alerts.addAll(assertAlertsAre(round.together(), KillRelease::together));
        alerts.addAll(assertAlertsAre(round.anywhere(), KillRelease::anywhere));
        assertAlertsAre(round.quiet(), KillRelease::anywhere);
        assertOneIsSent(round.quiet());
        round.windows().forEach(this::assertOneStands);
        assertRepeatsOnTheLogAreEqual();
        assertDelivered(alerts);
    }

    private void assertEachReleaseCleanedOnce() {
        List<JsonNode> listed =
                rest.all("/releases?source=" + releases.getFirst().source());
        assertThat(listed)
                .extracting(release -> release.path("id").asText() + " " + release.path("version"))
                .containsExactlyInAnyOrderElementsOf(
                        releases.stream().map(release -> release.id() + " 1").toList());
        try (LogClient log = round.log()) {
            assertThat(log.readAll(Topics.RELEASES_CLEAN))
                    .allSatisfy(record ->
                            assertThat(record.value().getHead().getVersion()).isEqualTo(1));
        }
    }

    /** Fails unless there is one alert for each release that should have one; gives their ids. */
    private Set<String> assertAlertsAre(String subscription, Predicate<KillRelease> expected) {
        List<JsonNode> alerts = new Steps(rest).alerts(subscription);
        assertThat(alerts)
                .extracting(alert -> alert.path("releases").get(0).path("id").asText())
                .containsExactlyInAnyOrderElementsOf(
                        releases.stream().filter(expected).map(KillRelease::id).toList());
        assertThat(alerts).extracting(alert -> alert.path("releases").size()).containsOnly(1);
        return alerts.stream().map(alert -> alert.path("id").asText()).collect(Collectors.toSet());
    }

    /** Partitions are worked off side by side, so one that was found first may have been taken back; one stands in the end. */
    private void assertOneStands(String subscription) {
        assertThat(new Steps(rest).alerts(subscription))
                .as("alerts of %s", subscription)
                .filteredOn(alert -> !alert.path("status").asText().equals("withdrawn"))
                .hasSize(1);
    }

    /** Within a cool-down, of whatever story and partition. */
    private void assertOneIsSent(String subscription) {
        assertThat(new Steps(rest).alerts(subscription))
                .filteredOn(alert -> alert.path("suppressed").isNull())
                .hasSize(1);
    }

    private void assertRepeatsOnTheLogAreEqual() {
        try (LogClient log = round.log()) {
            Map<String, Set<Alert>> versions = log.readAll(Topics.ALERTS).stream()
                    .map(ReadRecord::value)
                    .collect(Collectors.groupingBy(
                            alert -> alert.getId() + " " + alert.getRevision(), Collectors.toSet()));
            assertThat(versions)
                    .allSatisfy((revision, records) -> assertThat(records).hasSize(1));
        }
    }

    private void assertDelivered(Set<String> alerts) {
        List<JsonNode> deliveries = Awaitility.await("every alert is delivered")
                .atMost(PATIENCE)
                .until(
                        () -> rest.all("/endpoints/" + round.endpoint().id() + "/deliveries"),
                        found -> found.size() >= alerts.size() && found.stream().allMatch(KillVerdict::isDelivered));
        assertThat(deliveries)
                .extracting(delivery -> delivery.path("alert").asText())
                .containsExactlyInAnyOrderElementsOf(alerts);
        assertThat(deliveries).allSatisfy(delivery -> {
            assertThat(delivery.path("attempts"))
                    .filteredOn(attempt -> attempt.path("status").asInt() / 100 == 2)
                    .hasSize(1);
        });
        Map<String, List<Instant>> posts = round.receiver().received(KillRound.HOOK).stream()
                .collect(Collectors.groupingBy(
                        Received::webhookId, Collectors.mapping(Received::at, Collectors.toList())));
        assertThat(posts).hasSameSizeAs(deliveries);
        posts.forEach(this::assertRepeatsFollowKills);
    }

    private static boolean isDelivered(JsonNode delivery) {
        return delivery.path("status").asText().equals("delivered");
    }

    /** The receiver always answers 204: a repeat means that a kill came before that could be recorded. */
    private void assertRepeatsFollowKills(String id, List<Instant> posts) {
        for (int i = 1; i < posts.size(); i++) {
            Instant before = posts.get(i - 1);
            Instant after = posts.get(i);
            assertThat(round.restarts())
                    .as("restarts between posts of %s at %s and %s", id, before, after)
                    .anyMatch(restart -> !restart.isBefore(before) && restart.isBefore(after));
        }
    }

    /** How often a webhook came again. */
    long repeats() {
        List<Received> posts = round.receiver().received(KillRound.HOOK);
        return posts.size() - posts.stream().map(Received::webhookId).distinct().count();
    }
}
