package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A week of a real feed, poll by poll: each release arrives once, each edit is a version, none alerts twice. */
class ITStateFeed {
    private static final String SOURCE = "state";

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void everyVersionArrivesOnceAndNoEditAlertsAgain() {
        List<ExpectedVersion> expected = ExpectedVersion.readAll();
        try (FeedServer feed = new FeedServer();
                WebhookReceiver receiver = WebhookReceiver.start();
                SuiteProcess suite = SuiteProcess.start(FOLDER.path());
                LogClient log = new LogClient(suite.broker(), suite.registry())) {
            Rest rest = suite.rest();
            Steps steps = new Steps(rest);
            Steps.Endpoint endpoint = steps.webhook(receiver.url("/state"));
            List<String> subscriptions = List.of(
                    steps.subscribe("egypt", "Egypt", endpoint),
                    steps.subscribe("literal", "\"Blinken\"", endpoint),
                    steps.subscribe("ethiopia", "Ethiopia", endpoint),
                    steps.subscribe("china", "China", endpoint));
            List<Path> polls = StatePolls.inOrder();
            serve(feed, polls.getFirst());
            addSource(rest, feed);

            polls.stream().skip(1).forEach(poll -> assertPoll(rest, feed, poll, expected));

            assertReleases(rest, expected);
            assertVersionsOnTheLog(log, expected);
            subscriptions.forEach(subscription -> assertNoEditAlertsAgain(steps, receiver, subscription));
        }
    }

    /** The schedule makes the first poll at once; every other one is asked for. */
    private static void addSource(Rest rest, FeedServer feed) {
        Map<String, String> source =
                Map.of("name", "State", "kind", "feed", "url", feed.url().toString(), "interval", "P1D");
        rest.put("/sources/" + SOURCE, source).expect(201);
        rest.await(
                "/sources/" + SOURCE,
                found -> found.path("health").path("newCount").asInt() > 0,
                Duration.ofSeconds(30));
    }

    private static void serve(FeedServer feed, Path poll) {
        try {
            feed.serve("application/rss+xml", Files.readAllBytes(poll));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertPoll(Rest rest, FeedServer feed, Path poll, List<ExpectedVersion> expected) {
        serve(feed, poll);
        JsonNode counts =
                rest.post("/sources/" + SOURCE + ":fetch", Map.of()).expect(200).json();
        List<ExpectedVersion> seen = expected.stream()
                .filter(one -> one.seen().equals(StatePolls.time(poll)))
                .toList();
        assertThat(counts.path("new").asLong())
                .as("new in %s: %s", poll, counts)
                .isEqualTo(seen.stream().filter(one -> one.version() == 1).count());
        assertThat(counts.path("updated").asLong())
                .as("updated in %s: %s", poll, counts)
                .isEqualTo(seen.stream().filter(one -> one.version() > 1).count());
        assertThat(counts.path("refused").asLong()).isZero();
    }

    private static String releaseId(ExpectedVersion expected) {
        return Ids.release("main", SOURCE, "guid", expected.guid());
    }

    private static void assertReleases(Rest rest, List<ExpectedVersion> expected) {
        Map<String, ExpectedVersion> newest = new HashMap<>();
        expected.forEach(one -> newest.merge(releaseId(one), one, (a, b) -> a.version() > b.version() ? a : b));
        newest.forEach((id, version) -> rest.await(
                "/releases/" + id,
                found -> found.path("version").asInt() == version.version()
                        && found.path("stage").asText().equals("matched"),
                Duration.ofSeconds(60)));
        List<JsonNode> listed = rest.all("/releases?source=" + SOURCE);
        assertThat(listed.stream()
                        .filter(one -> one.path("carrier").isNull())
                        .map(one -> one.path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(newest.keySet());
    }

    private static void assertVersionsOnTheLog(LogClient log, List<ExpectedVersion> expected) {
        Set<String> ids = expected.stream().map(ITStateFeed::releaseId).collect(Collectors.toSet());
        List<String> cleaned = log.readAll(Topics.RELEASES_CLEAN).stream()
                .map(record -> record.value().getHead())
                .filter(head -> ids.contains(head.getId()))
                .map(head -> head.getId() + " " + head.getVersion())
                .toList();
        assertThat(cleaned)
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(one -> releaseId(one) + " " + one.version())
                        .toList());
    }

    /** An edit of title, markup or punctuation sends nothing; one of the words may send an update. */
    private static void assertNoEditAlertsAgain(Steps steps, WebhookReceiver receiver, String subscription) {
        Set<String> reworded = StatePolls.reworded().stream()
                .map(guid -> Ids.release("main", SOURCE, "guid", guid))
                .collect(Collectors.toSet());
        List<JsonNode> alerts = steps.alerts(subscription);
        assertThat(alerts).as("alerts of %s", subscription).isNotEmpty();
        assertThat(alerts).extracting(alert -> alert.path("story").asText()).doesNotHaveDuplicates();
        for (JsonNode alert : alerts) {
            List<JsonNode> messages = receiver.received("/state").stream()
                    .map(Json::of)
                    .filter(message -> message.path("data")
                            .path("id")
                            .asText()
                            .equals(alert.path("id").asText()))
                    .toList();
            List<String> types = messages.stream()
                    .map(message -> message.path("type").asText())
                    .toList();
            boolean mayUpdate = StreamSupport.stream(alert.path("releases").spliterator(), false)
                    .anyMatch(release -> reworded.contains(release.path("id").asText()));
            assertThat(types).as("messages %s", messages).startsWith("alert.raised");
            assertThat(types).filteredOn("alert.raised"::equals).hasSize(1);
            if (!mayUpdate) {
                assertThat(types).as("messages %s", messages).hasSize(1);
            }
        }
    }
}
