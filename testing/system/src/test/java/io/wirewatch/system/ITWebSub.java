package io.wirewatch.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import io.wirewatch.testing.suite.Rest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A feed whose hub pushes: asked for, confirmed, pushed, and read long before its interval is over. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITWebSub {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Far beyond the test: what is read before was pushed. */
    private static final String INTERVAL = "P1D";

    private final WirewatchCluster cluster;
    private final HubServer hub = new HubServer();
    private final FeedServer feed = new FeedServer();
    private final String id = "feed-" + UUID.randomUUID();
    private ServiceContext gateway;
    private Rest rest;

    ITWebSub(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void start() throws Exception {
        gateway = ServiceContext.start("gateway", properties(null));
        gateway.awaitReady(PATIENCE);
        rest = new Rest(gateway.bean(EmbeddedServer.class).start().getURI());
        serve("a");
    }

    @AfterEach
    void close() {
        rest.delete("/sources/" + id);
        gateway.close();
        feed.close();
        hub.close();
    }

    @Test
    void whatAHubPushesIsReadAtOnceAndARestartAsksNoneTwice() throws Exception {
        try (ServiceContext ingestion = ingestion(publicUrl())) {
            rest.put("/sources/" + id, source("auto")).expect(201);
            awaitHealth("active");
            assertThat(hub.confirmed())
                    .singleElement()
                    .satisfies(fields -> assertThat(fields)
                            .containsEntry("hub.topic", feed.url().toString()));
            assertThat(releases()).hasSize(1);

            Instant begun = Instant.now();
            assertThat(hub.push(serve("a", "b"))).isEqualTo(202);
            await().atMost(PATIENCE).until(() -> releases().size() == 2);

            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(30));
            JsonNode health = awaitHealth("active");
            assertThat(Instant.parse(health.path("lastPush").asText())).isAfterOrEqualTo(begun.minusSeconds(1));
        }
        try (ServiceContext ingestion = ingestion(publicUrl())) {
            serve("a", "b", "c");
            rest.post("/sources/" + id + ":fetch", Map.of()).expect(200);
            assertThat(releases()).hasSize(3);
            assertThat(hub.push(serve("a", "b", "c", "d"))).isEqualTo(202);

            await().atMost(PATIENCE).until(() -> releases().size() == 4);

            assertThat(hub.requests()).hasSize(1);
        }
    }

    @Test
    void aPushedBodyIsNotTakenAsContent() throws Exception {
        try (ServiceContext ingestion = ingestion(publicUrl())) {
            rest.put("/sources/" + id, source("auto")).expect(201);
            awaitHealth("active");
            int unchanged = feed.unchanged();

            assertThat(hub.push(rss("forged"))).isEqualTo(202);

            await().atMost(PATIENCE).until(() -> feed.unchanged() > unchanged);
            Instant next =
                    Instant.parse(awaitHealthOfSource().path("nextFetchAt").asText());
            assertThat(Duration.between(Instant.now(), next)).isLessThan(Duration.ofSeconds(61));
            assertThat(releases()).hasSize(1);
        }
    }

    @Test
    void withoutAPublicAddressOrAWishNoHubIsAsked() throws Exception {
        try (ServiceContext ingestion = ingestion("")) {
            rest.put("/sources/" + id, source("auto")).expect(201);

            JsonNode health = awaitHealth("none", "WIREWATCH_PUBLIC_URL");
            assertThat(health.path("hub").asText()).isEqualTo(hub.url());
        }
        try (ServiceContext ingestion = ingestion(publicUrl())) {
            rest.put("/sources/" + id, source("off")).expect(200);
            await().atMost(PATIENCE)
                    .until(() -> health().path("webSub").path("cure").isNull());

            assertThat(hub.requests()).isEmpty();
        }
    }

    private JsonNode awaitHealth(String status) {
        return awaitHealth(status, "");
    }

    private JsonNode awaitHealth(String status, String cure) {
        return await().atMost(PATIENCE)
                .until(
                        () -> health().path("webSub"),
                        found -> found.path("status").asText().equals(status)
                                && found.path("cure").asText("").contains(cure)
                                && found.path("hub").isTextual());
    }

    private JsonNode awaitHealthOfSource() {
        return await().atMost(PATIENCE)
                .until(
                        this::health,
                        found -> Instant.parse(found.path("nextFetchAt").asText())
                                .isBefore(Instant.now().plus(Duration.ofMinutes(2))));
    }

    private JsonNode health() {
        return rest.get("/sources/" + id).expect(200).json().path("health");
    }

    private String publicUrl() {
        URI address = gateway.bean(EmbeddedServer.class).getURI();
        return "http://127.0.0.1:" + address.getPort();
    }

    private ServiceContext ingestion(String publicUrl) throws Exception {
        ServiceContext service = ServiceContext.start("ingestion", properties(publicUrl));
        service.awaitReady(PATIENCE);
        return service;
    }

    private Map<String, Object> properties(String publicUrl) {
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        properties.put("wirewatch.ingestion.min-interval", "1s");
        if (publicUrl != null) {
            properties.put("wirewatch.public-url", publicUrl);
        }
        return properties;
    }

    private Map<String, String> source(String webSub) {
        return Map.of(
                "name", "Press", "kind", "feed", "url", feed.url().toString(), "interval", INTERVAL, "webSub", webSub);
    }

    private byte[] serve(String... guids) {
        byte[] content = rss(guids);
        feed.serve("application/rss+xml", content);
        return content;
    }

    private byte[] rss(String... guids) {
        StringBuilder rss = new StringBuilder("<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel>")
                .append("<a:link rel='hub' href='" + hub.url() + "'/><a:link rel='self' href='" + feed.url() + "'/>");
        for (String guid : guids) {
            rss.append("<item><guid isPermaLink='false'>" + guid + "</guid><title>Ministers meet " + guid
                    + "</title><description>Ministers met in the capital and spoke of roads.</description></item>");
        }
        return rss.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<RawRelease> releases() {
        return cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .filter(release -> release != null && release.getSource().equals(id))
                .toList();
    }
}
