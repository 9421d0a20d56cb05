package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import io.wirewatch.formats.feed.FeedEntry;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts of a subscription as feeds, read by what reads the feeds of others. */
@ExtendWith(WirewatchCluster.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ITFeeds {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUOTE = "Profit < 5 & \u0007rising, said <b>NATO</b> \ud83d\ude00.";

    private final WirewatchCluster kafka;
    private final GatewayUnderTest gateway;

    ITFeeds(WirewatchCluster cluster, @TempDir Path data) throws Exception {
        this.kafka = cluster;
        this.gateway = GatewayUnderTest.start(cluster, data);
    }

    @BeforeAll
    void raiseTwoAlerts() {
        gateway.put("/actors/nato", "{\"name\": \"NATO\", \"aliases\": [\"NATO\"]}");
        gateway.put("/subscriptions/f1", "{\"name\": \"A & B\", \"expression\": \"NATO\"}")
                .is(201);
        raise(Samples.alert("alr_f1", "f1", 1, "raised")
                .setEvidence(List.of(Evidence.newBuilder()
                        .setRelease("rel_0000000000000000000001")
                        .setQuote(QUOTE)
                        .build()))
                .build());
        raise(Samples.alert("alr_f2", "f1", 2, "withdrawn")
                .setRaisedAt(Samples.ARRIVAL.plusSeconds(60))
                .setUpdatedAt(Samples.ARRIVAL.plusSeconds(90))
                .build());
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private void raise(Alert alert) {
        kafka.produce(Topics.ALERTS, alert.getSubscription().getId(), alert);
        await().atMost(PATIENCE)
                .until(() -> gateway.get("/alerts/" + alert.getId())
                                .json()
                                .path("revision")
                                .asInt()
                        >= alert.getRevision());
    }

    @ParameterizedTest
    @CsvSource({"atom, application/atom+xml", "rss, application/rss+xml", "json, application/feed+json"})
    void everyFormHoldsTheSame(String form, String mediaType) throws Exception {
        var answer = gateway.get("/subscriptions/f1/alerts." + form).is(200);

        assertThat(answer.header("Content-Type")).startsWith(mediaType);
        List<FeedEntry> entries = new FeedReader(FeedLimits.DEFAULT)
                .read(
                        answer.response().body().getBytes(StandardCharsets.UTF_8),
                        answer.header("Content-Type"),
                        URI.create("http://127.0.0.1/feed"));
        assertThat(entries)
                .extracting(FeedEntry::guid)
                .containsExactly("urn:wirewatch:alert:alr_f2", "urn:wirewatch:alert:alr_f1");
        assertThat(entries)
                .extracting(FeedEntry::title)
                .containsExactly("Withdrawn: NATO and Russia meet", "NATO and Russia meet");
        assertThat(entries).extracting(FeedEntry::link).containsOnly("https://example.org/1");
        assertThat(entries.getFirst().publishedAt())
                .isBetween(Samples.ARRIVAL.plusSeconds(59), Samples.ARRIVAL.plusSeconds(60));
        assertThat(Jsoup.parse(entries.get(1).html()).text().replace("\u0007", ""))
                .isEqualTo(QUOTE.replace("\u0007", ""));
    }

    @Test
    void theFormsKeepTheirOwnRules() {
        assertThat(gateway.get("/subscriptions/f1/alerts.rss").response().body())
                .contains("<guid isPermaLink=\"false\">urn:wirewatch:alert:alr_f1</guid>", "<title>A &amp; B</title>")
                .contains("&amp;lt;b&amp;gt;NATO");
        JsonNode feed = gateway.get("/subscriptions/f1/alerts.json").json();
        assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("feed_url").asText()).endsWith("/api/v1/subscriptions/f1/alerts.json");
        assertThat(feed.at("/items/1/content_text").asText()).isEqualTo(QUOTE);
        assertThat(gateway.get("/subscriptions/nobody/alerts.rss").problem(404)).contains("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "rss", "json"})
    void whoHasTheNewestIsSentNothingUntilAnAlertChanges(String form) {
        String path = "/subscriptions/f1/alerts." + form + "?origin=live,late";
        String tag = gateway.get(path).is(200).header("ETag");

        var again = gateway.send(gateway.request(path).header("If-None-Match", "\"other\", W/" + tag));
        assertThat(again.is(304).response().body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);

        raise(Samples.alert("alr_late_" + form, "f1", 1, "raised")
                .setOrigin("late")
                .build());
        var changed = gateway.send(gateway.request(path).header("If-None-Match", tag));
        assertThat(changed.is(200).header("ETag")).isNotEqualTo(tag);
        assertThat(changed.response().body()).contains("alr_late_" + form);
    }
}
