package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rules over several releases, as their owner sees them: saved, told their past, raised, and taken back. */
class ITWindows {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    @Test
    void whatSeveralReleasesHoldTogetherIsRaisedOnceAndTakenBackWhereItWasWrong() {
        try (WebhookReceiver receiver = WebhookReceiver.start();
                SuiteProcess suite = SuiteProcess.start(FOLDER.path())) {
            Rest rest = suite.rest();
            Steps steps = new Steps(rest);
            Steps.Endpoint endpoint = steps.webhook(receiver.url("/windows"));
            rest.awaitMatched(push(steps, "Peru signs a fisheries treaty", 30, true));

            String together = steps.subscribe("together", "(Peru AND Chile) WITHIN 48h", endpoint);
            String count = steps.subscribe("count", "COUNT >= 2 OF (Chile) WITHIN 24h", endpoint);
            String first = steps.subscribe("first", "FIRST (Peru) IN 90d", endpoint);
            String fresh = steps.subscribe("fresh", "FIRST (Bolivia) IN 30d", endpoint);
            awaitHistories(rest, 4);

            rest.awaitMatched(push(steps, "Chile opens a new port", 20, false));
            JsonNode alert = only(steps.alerts(together));
            assertThat(titles(alert)).containsExactly("Peru signs a fisheries treaty", "Chile opens a new port");
            assertThat(alert.path("evidence")).hasSize(2);
            assertThat(steps.alerts(count)).isEmpty();

            rest.awaitMatched(push(steps, "Chile and Peru meet in Arica", 10, false));
            assertThat(titles(only(steps.alerts(count)))).hasSize(2);
            assertThat(steps.alerts(together)).hasSize(1);
            assertThat(steps.alerts(first)).as("Peru was seen before").isEmpty();

            rest.awaitMatched(push(steps, "Bolivia builds a railway", 5, false));
            assertThat(only(steps.alerts(fresh)).path("status").asText()).isEqualTo("raised");
            rest.awaitMatched(push(steps, "Bolivia plans a railway", 50, false));
            assertThat(steps.alerts(fresh))
                    .extracting(one -> titles(one) + " " + one.path("status").asText() + " "
                            + one.path("reason").asText(""))
                    .containsExactlyInAnyOrder("[Bolivia plans a railway] raised ", "[] withdrawn late");
            receiver.await("/windows", 5);
        }
    }

    private static String push(Steps steps, String title, int hoursAgo, boolean historical) {
        Instant published = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(hoursAgo));
        return steps.push(Map.of(
                "title",
                title,
                "text",
                "The ministry said so on its own pages, in a few words of its own.",
                "publishedAt",
                published.toString(),
                "historical",
                historical));
    }

    /** Saving a rule over several releases asks for its history; each is done soon. */
    private static void awaitHistories(Rest rest, int count) {
        rest.await(
                "/replays",
                page -> StreamSupport.stream(page.path("items").spliterator(), false)
                                .filter(job -> job.path("kind").asText().equals("history")
                                        && job.path("status").asText().equals("done"))
                                .count()
                        == count,
                PATIENCE);
    }

    private static JsonNode only(List<JsonNode> alerts) {
        assertThat(alerts).hasSize(1);
        return alerts.getFirst();
    }

    private static List<String> titles(JsonNode alert) {
        return StreamSupport.stream(alert.path("releases").spliterator(), false)
                .map(release -> release.path("title").asText())
                .toList();
    }
}
