package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.LogClient;
import io.wirewatch.testing.WebhookReceiver;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.WirewatchCluster;
import io.wirewatch.testing.suite.Rest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job through seven processes, and what it leaves on each topic as others read it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITProcesses {
    private static final List<String> SERVICES =
            List.of("ingestion", "cleaning", "extraction", "matching", "alerting", "replay", "gateway");
    private static final String FEED = """
            <rss version="2.0"><channel><title>Wire</title><link>http://example.org/</link><description>d</description>
            <item><title>Ghana and Togo meet</title><guid>feed-1</guid><link>http://example.org/1</link>
            <description>Ghana and Togo agreed on a common bridge.</description>%s</item></channel></rss>
            """;

    @RegisterExtension
    static final DataFolder FOLDER = new DataFolder();

    private static WebhookReceiver receiver;
    private static WirewatchCluster cluster;
    private static ServiceProcesses services;
    private static Rest rest;
    private static Steps steps;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        receiver = WebhookReceiver.start();
        cluster = WirewatchCluster.start(Files.createDirectories(FOLDER.path("cluster")));
        services = new ServiceProcesses(cluster, FOLDER.path("services"));
        services.bootstrap();
        SERVICES.forEach(services::launch);
        SERVICES.forEach(services::awaitUp);
        rest = services.rest("gateway");
        steps = new Steps(rest);
    }

    @AfterAll
    static void stop() {
        services.close();
        cluster.close();
        receiver.close();
    }

    @Test
    @Order(1)
    void theMainJobGoesThroughSevenProcesses() {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/processes"));
        steps.subscribe("processes", "PARAGRAPH(NATO AND Russia AND \"liaison office\")", endpoint);

        steps.push(Map.of("text", Texts.read("liaison-agreement.txt")));

        Received webhook = receiver.await("/processes", 1).getFirst();
        assertThat(Signatures.isSignedBy(endpoint.secret(), webhook)).isTrue();
        Evidence.assertExact(rest, Json.of(webhook).path("data"));
    }

    @Test
    @Order(2)
    void everyTopicHoldsWhatItShouldForAnIndependentReader() throws IOException {
        NodeTools.require();
        useEveryTopic();
        try (LogClient log = new LogClient(cluster.bootstrapServers(), cluster.registryUrl())) {
            for (Topic<?> topic : Topics.ALL) {
                List<JsonNode> records = decode(log.bytes(topic));
                assertThat(records).as(topic.name()).isNotEmpty();
                assertThat(records).allSatisfy(record -> {
                    assertThat(record.path("schema").asText())
                            .isEqualTo(topic.valueType().getName());
                    assertThat(record.path("value").path("tenant").asText()).isEqualTo("main");
                });
            }
            assertThat(decode(log.bytes(Topics.RELEASES_CLEAN)))
                    .anySatisfy(record -> assertThat(
                                    record.path("value").path("text").asText())
                            .contains("the Secretary General of NATO was a guest in Moscow"));
            assertThat(decode(log.bytes(Topics.ACTORS)))
                    .extracting(record -> record.path("value").path("id").asText())
                    .contains("nato", "russia", "liaison-office");
            assertThat(log.bytes(Topics.ENDPOINTS))
                    .as("secrets are encrypted")
                    .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("whsec_"));
        }
    }

    /** What the main job has not touched: a source that is polled and then breaks, a replay, a cool-down, an alert seen to. */
    private static void useEveryTopic() {
        String subscription =
                steps.subscribe(Map.of("name", "bridge", "expression", "Ghana AND Togo", "cooldown", "PT1H"));
        try (FeedServer feed = new FeedServer()) {
            // Published from now on: what a new source held before is historical and raises nothing.
            String published = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
            feed.serve(
                    "application/rss+xml",
                    FEED.formatted("<pubDate>" + published + "</pubDate>").getBytes(StandardCharsets.UTF_8));
            rest.put(
                            "/sources/wire",
                            Map.of(
                                    "name",
                                    "wire",
                                    "kind",
                                    "feed",
                                    "url",
                                    feed.url().toString()))
                    .expect(201);
            JsonNode fetched =
                    rest.post("/sources/wire:fetch", Map.of()).expect(200).json();
            assertThat(fetched.path("error").asText("")).as("%s", fetched).isEmpty();
            String alert =
                    Awaited.alerts(steps, subscription, 1).getFirst().path("id").asText();
            rest.post("/alerts/" + alert + ":acknowledge", Map.of("note", "seen"))
                    .expect(200);
        }
        for (int failure = 0; failure < 3; failure++) {
            JsonNode fetched =
                    rest.post("/sources/wire:fetch", Map.of()).expect(200).json();
            assertThat(fetched.path("error").asText()).contains("No connection");
        }
        assertThat(rest.get("/sources/wire").json().at("/health/status").asText())
                .isEqualTo("broken");
        String replay = rest.post("/replays", Map.of("kind", "backfill", "subscription", subscription))
                .expect(201, 202)
                .json()
                .path("id")
                .asText();
        rest.await("/replays/" + replay, job -> job.path("status").asText().equals("done"), Duration.ofSeconds(60));
    }

    private static List<JsonNode> decode(List<byte[]> values) {
        var input = Rest.JSON
                .createObjectNode()
                .put("registry", cluster.registryUrl().toString());
        var array = input.putArray("values");
        values.forEach(array::add);
        JsonNode decoded = NodeTools.run("decode-records.js", input);
        return java.util.stream.StreamSupport.stream(decoded.spliterator(), false)
                .toList();
    }

    @Test
    @Order(3)
    void matchingIsKilledAndTheNextReleaseStillAlerts() {
        Steps.Endpoint endpoint = steps.webhook(receiver.url("/after-kill"));
        String subscription = steps.subscribe("after kill", "Peru AND Bolivia", endpoint);
        steps.pushAndAwait("processes", "before", "Peru and Bolivia share a lake.");

        services.kill("matching");
        String meanwhile = steps.pushText("processes", "meanwhile", "Bolivia sold tin to Peru in a year of drought.");
        services.launch("matching");
        rest.await(
                "/releases/" + meanwhile,
                release -> release.path("stage").asText().equals("matched"),
                Duration.ofSeconds(90));
        steps.pushAndAwait("processes", "after", "A choir from Peru sang in the north of Bolivia all night.");

        assertThat(steps.alerts(subscription)).hasSize(3);
        assertThat(receiver.await("/after-kill", 3))
                .extracting(Received::webhookId)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }
}
