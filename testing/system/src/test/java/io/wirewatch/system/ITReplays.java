package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.suite.Rest;
import io.wirewatch.testing.suite.SuiteProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A backfill of several subscriptions that sends what it finds, killed in the middle: what it finds is what there is, each once. */
class ITReplays {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int RELEASES = 60;
    /** Alerts a minute; some seconds of work in all. */
    private static final int PACE = 300;

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    private final List<KillRelease> past = new ArrayList<>();
    private final Map<String, Predicate<KillRelease>> rules = new HashMap<>();

    @Test
    void aBackfillThatIsPausedAndKilledGivesEveryAlertOnceAndASecondOneNone() {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            String replay;
            try (SuiteProcess suite = launch()) {
                Rest rest = suite.rest();
                replay = ask(rest, receiver);
                awaitHanded(rest, replay, 3);
                rest.post("/replays/" + replay + ":pause", "").expect(200);
                assertThat(alerts(rest)).hasSizeLessThan(due());
                rest.post("/replays/" + replay + ":resume", "").expect(200);
                JsonNode running = awaitHanded(rest, replay, 8);
                assertThat(running.path("status").asText()).isEqualTo("running");
                suite.kill();
            }
            try (SuiteProcess suite = launch()) {
                Rest rest = suite.rest();
                int due = due();
                JsonNode done = awaitDone(rest, replay);
                assertThat(done.at("/progress/done")).isEqualTo(done.at("/progress/total"));

                assertAlerts(rest);
                receiver.await("/past", due);
                assertThat(receiver.received("/past"))
                        .extracting(WebhookReceiver.Received::webhookId)
                        .satisfies(ids -> assertThat(new TreeSet<>(ids)).hasSize(due));

                awaitDone(rest, backfill(rest, Map.of()));
                assertThat(alerts(rest)).hasSize(due);
            }
        }
    }

    /** Few may wait for matching: the real one must be seen to take them. */
    private static SuiteProcess launch() {
        List<String> options = new ArrayList<>(SuiteProcess.QUICK_START);
        options.addAll(List.of(
                "-Dwirewatch.replay.backlog=3",
                "-Dwirewatch.replay.live-backlog=2",
                "-Dwirewatch.replay.progress-interval=PT0.1S"));
        SuiteProcess suite = SuiteProcess.launch(FOLDER.path(), options);
        try {
            return suite.awaitReady();
        } catch (AssertionError e) {
            suite.close();
            throw e;
        }
    }

    private String ask(Rest rest, WebhookReceiver receiver) {
        Steps steps = new Steps(rest);
        Random random = new Random(8);
        String last = "";
        for (int i = 0; i < RELEASES; i++) {
            KillRelease release = KillRelease.of("archive", i, random);
            past.add(release);
            Map<String, Object> body = new HashMap<>(release.body());
            body.put("historical", true);
            last = steps.push(body);
        }
        rest.awaitMatched(last);
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/past"));
        rules.put(steps.subscribe("together", KillRelease.TOGETHER, endpoint), KillRelease::together);
        rules.put(steps.subscribe("anywhere", KillRelease.ANYWHERE, endpoint), KillRelease::anywhere);
        assertThat(alerts(rest)).isEmpty();
        return backfill(rest, Map.of("deliver", true, "pace", PACE));
    }

    private String backfill(Rest rest, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", "backfill");
        wish.put("subscriptions", new TreeSet<>(rules.keySet()));
        return rest.post("/replays", wish).expect(201).json().path("id").asText();
    }

    private static JsonNode awaitHanded(Rest rest, String replay, int records) {
        return rest.await("/replays/" + replay, job -> job.at("/counts/handed").asInt() >= records, PATIENCE);
    }

    private static JsonNode awaitDone(Rest rest, String replay) {
        return rest.await(
                "/replays/" + replay, job -> job.path("status").asText().equals("done"), PATIENCE);
    }

    private int due() {
        return (int) rules.values().stream()
                .mapToLong(rule -> past.stream().filter(rule).count())
                .sum();
    }

    private List<JsonNode> alerts(Rest rest) {
        return rules.keySet().stream()
                .flatMap(subscription -> new Steps(rest).alerts(subscription).stream())
                .toList();
    }

    /** A replay is done when all is handed over; matching may need a moment more. */
    private void assertAlerts(Rest rest) {
        rules.forEach((subscription, rule) -> {
            List<String> due =
                    past.stream().filter(rule).map(KillRelease::id).sorted().toList();
            rest.await(
                    "/alerts?limit=1000&subscription=" + subscription,
                    page -> page.path("items").size() >= due.size(),
                    PATIENCE);
            assertThat(new Steps(rest).alerts(subscription))
                    .allSatisfy(
                            alert -> assertThat(alert.path("origin").asText()).isEqualTo("backfill"))
                    .extracting(alert -> alert.at("/releases/0/id").asText())
                    .containsExactlyInAnyOrderElementsOf(due);
        });
    }
}
