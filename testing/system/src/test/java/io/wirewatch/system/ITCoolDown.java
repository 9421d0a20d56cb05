package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cool-down, as the owner of the subscription sees it: everything can be read, and one message says how much. */
class ITCoolDown {
    private static final Duration COOLDOWN = Duration.ofSeconds(10);

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void withinACoolDownAlertsCanBeReadAndTheNextMessageSaysHowManyThereWere() {
        try (WebhookReceiver receiver = WebhookReceiver.start();
                SuiteProcess suite = SuiteProcess.start(FOLDER.path())) {
            Rest rest = suite.rest();
            Steps steps = new Steps(rest);
            String quiet = steps.subscribe(
                    Map.of("name", "quiet", "expression", "Peru", "cooldown", COOLDOWN.toString()),
                    steps.webhook(receiver.url("/quiet")));

            String first = push(steps, 0);
            String second = push(steps, 1);
            rest.awaitMatched(first);
            rest.awaitMatched(second);
            assertThat(steps.alerts(quiet))
                    .extracting(alert -> alert.path("suppressed").asText())
                    .containsExactlyInAnyOrder("null", "cooldown");
            receiver.await("/quiet", 1);

            // Something new, again and again, until it is told of.
            await("the end of the cool-down").atMost(Duration.ofSeconds(90)).until(() -> {
                rest.awaitMatched(push(steps, steps.alerts(quiet).size()));
                return sent(steps.alerts(quiet)).size() == 2;
            });

            List<JsonNode> alerts = steps.alerts(quiet);
            JsonNode told = Json.of(receiver.await("/quiet", 2).getLast());
            assertThat(told.path("type").asText()).isEqualTo("alert.raised");
            assertThat(told.at("/data/suppressedBefore").asInt()).isEqualTo(alerts.size() - 2);
            assertThat(receiver.received("/quiet")).hasSize(2);
        }
    }

    private static List<JsonNode> sent(List<JsonNode> alerts) {
        return alerts.stream()
                .filter(alert -> alert.path("suppressed").isNull())
                .toList();
    }

    private static String push(Steps steps, int number) {
        return steps.push(Map.of(
                "title",
                "Peru opens station " + (char) ('A' + number % 26) + number,
                "text",
                "The ministry said so on its own pages, in a few words of its own: number " + number + "."));
    }
}
