package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.DeadLetter;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.SuiteProcess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What cannot be read goes to the dead letters with its reason, and what stands beside it goes on. */
class ITPoison {
    private static final List<String> HEADERS =
            List.of("service", "reason", "detail", "topic", "partition", "offset", "timestamp");

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    /** Bytes that are no record: no wire format, a schema nobody registered, a value cut short. */
    private static final Map<String, byte[]> POISON = Map.of(
            "poison-text", "not a record".getBytes(StandardCharsets.UTF_8),
            "poison-schema",
                    ByteBuffer.allocate(9).put((byte) 0).putInt(1_000_000).array(),
            "poison-cut", ByteBuffer.allocate(5).put((byte) 0).putInt(1).array());

    @Test
    void poisonOnEveryTopicIsDeadLetteredAndItsNeighboursGoOn() {
        try (WebhookReceiver receiver = WebhookReceiver.start();
                SuiteProcess suite = SuiteProcess.start(FOLDER.path());
                LogClient log = new LogClient(suite.broker(), suite.registry())) {
            Steps steps = new Steps(suite.rest());
            assertMainJob(steps, receiver, "before", suite);

            for (Topic<?> topic : Topics.ALL) {
                POISON.forEach((key, value) -> log.produceBytes(topic, key, value));
            }

            assertMainJob(steps, receiver, "after", suite);
            Topics.ALL.forEach(topic -> assertDeadLettered(log, topic));
            assertThat(suite.rest()
                            .get("/health")
                            .expect(200)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
        }
    }

    private static void assertMainJob(Steps steps, WebhookReceiver receiver, String name, SuiteProcess suite) {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/" + name));
        String subscription = steps.subscribe(name, "\"" + name + " the storm\" AND Iceland", endpoint);
        for (int copy = 0; copy < 6; copy++) {
            JsonNode release = steps.pushAndAwait(
                    "poison", name + copy, "Iceland was calm " + name + " the storm, says witness " + copy + ".");
            assertThat(release.path("alerts")).as("alerts of %s", release).isNotEmpty();
        }
        assertThat(steps.alerts(subscription)).isNotEmpty();
        receiver.await("/" + name, steps.alerts(subscription).size());
        String backfill = suite.rest()
                .post("/replays", Map.of("kind", "backfill", "subscription", subscription))
                .expect(201, 202)
                .json()
                .path("id")
                .asText();
        suite.rest()
                .await(
                        "/replays/" + backfill,
                        replay -> replay.path("status").asText().equals("done"),
                        java.time.Duration.ofSeconds(30));
    }

    private static void assertDeadLettered(LogClient log, Topic<?> topic) {
        List<DeadLetter> letters = log.awaitDeadLetters(topic, POISON.size());
        POISON.forEach((key, value) -> assertThat(letters)
                .as("dead letters of %s", topic.name())
                .filteredOn(letter -> key.equals(letter.key()))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(value);
                    HEADERS.forEach(header -> assertThat(letter.header(header))
                            .as("%s of %s", header, letter.headers())
                            .isNotBlank());
                    assertThat(letter.header("topic")).isEqualTo(topic.name());
                }));
    }
}
