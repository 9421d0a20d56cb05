package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Selectors;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service on a broker: what it does with sources, and across starts and instances. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITIngestion {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WirewatchCluster cluster;
    private final ScriptedServer server = new ScriptedServer();
    private final String id = "src-" + UUID.randomUUID();

    ITIngestion(WirewatchCluster cluster) throws IOException {
        this.cluster = cluster;
    }

    @AfterEach
    void close() {
        cluster.produce(Topics.SOURCES, id, null);
        server.close();
    }

    @Test
    void aPollOnRequestIsAnsweredWithItsCounts() throws Exception {
        server.answers(Answer.of(200, feed("a", "b"), "ETag", "\"v1\""));
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            cluster.produce(Topics.SOURCES, id, feedSource(null));
            assertThat(awaitState(state -> state.getLastSuccessAt() != null).getLastNew())
                    .isEqualTo(2);

            server.answers(Answer.of(200, feed("a", "b", "c"), "ETag", "\"v2\""));
            cluster.produce(Topics.SOURCES, id, feedSource("req-1"));

            SourceState answered = awaitState(state -> "req-1".equals(state.getAnsweredRequest()));
            assertThat(List.of(answered.getLastNew(), answered.getLastUpdated(), answered.getLastUnchanged()))
                    .containsExactly(1, 0, 2);
            assertThat(server.requests().getLast().getFirst("If-None-Match")).isEqualTo("\"v1\"");
            assertThat(releases())
                    .hasSize(3)
                    .allSatisfy(release -> assertThat(release.getHistorical()).isFalse());
        }
    }

    @Test
    void afterAStartNothingIsSentAgainAndTheValidatorsAreThere() throws Exception {
        server.answers(Answer.of(200, feed("a"), "ETag", "\"v1\""));
        cluster.produce(Topics.SOURCES, id, feedSource(null));
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            awaitState(state -> state.getLastSuccessAt() != null);
        }
        server.answers(headers -> headers.containsKey("If-None-Match") ? Answer.of(304, "") : Answer.of(500, ""));

        try (ServiceContext service = start(0)) {
            cluster.produce(Topics.SOURCES, id, feedSource("req-1"));
            SourceState state = awaitState(known -> "req-1".equals(known.getAnsweredRequest()));

            assertThat(state.getError()).isNull();
            assertThat(state.getLastUnchanged()).isEqualTo(1);
            // It says so at the end of its turn, and the answer is on the log before.
            service.awaitReady(PATIENCE);
        }
        assertThat(releases()).hasSize(1);
    }

    @Test
    void whatIsPutOnTheLogCarriesTheSelectorsOfItsSource() throws Exception {
        server.answers(Answer.of(200, feed("a")));
        Selectors selectors = new Selectors("h1", "div.body", null, List.of(".share"));
        cluster.produce(
                Topics.SOURCES,
                id,
                Source.newBuilder(feedSource(null)).setSelectors(selectors).build());
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            await().atMost(PATIENCE).until(() -> releases().size() == 1);
        }

        assertThat(releases().getFirst().getSelectors()).isEqualTo(selectors);
    }

    @Test
    void aStateThatWasLostLeadsToTheSameReleasesAgain() throws Exception {
        server.answers(Answer.of(200, feed("a", "b"), "ETag", "\"v1\""));
        cluster.produce(Topics.SOURCES, id, feedSource(null));
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            awaitState(state -> state.getLastSuccessAt() != null);
        }
        // As after a kill between the releases and the state that remembers them.
        cluster.produce(Topics.SOURCE_STATE, id, null);

        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            await().atMost(PATIENCE).until(() -> releases().size() == 4);
        }

        assertThat(releases().stream().map(RawRelease::getId).distinct()).hasSize(2);
    }

    @Test
    void aLoginPageIsAnErrorInTheStateWithItsCure() throws Exception {
        server.answers(Answer.of(200, "<!DOCTYPE html><title>Sign in</title><form><input type=password></form>"));
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            cluster.produce(Topics.SOURCES, id, feedSource("req-1"));

            SourceState state = awaitState(known -> known.getError() != null);

            assertThat(state.getError()).contains("web page titled “Sign in”").contains("Give the address of the feed");
            assertThat(state.getAnsweredRequest()).isEqualTo("req-1");
            assertThat(state.getFailures()).isEqualTo(1);
            assertThat(service.isReady()).isTrue();
        }
    }

    @Test
    void aDeletedSourceIsForgotten() throws Exception {
        server.answers(Answer.of(200, feed("a")));
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            cluster.produce(Topics.SOURCES, id, feedSource(null));
            awaitState(state -> state.getLastSuccessAt() != null);

            cluster.produce(Topics.SOURCES, id, null);

            await().atMost(PATIENCE).until(() -> state() == null);
        }
    }

    @Test
    void aFolderIsWatched(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("one.txt"), "Ministers meet");
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            Source source = Source.newBuilder(feedSource("req-1"))
                    .setKind("folder")
                    .setUrl(folder.toString())
                    .build();
            cluster.produce(Topics.SOURCES, id, source);
            assertThat(awaitState(state -> "req-1".equals(state.getAnsweredRequest()))
                            .getLastNew())
                    .isEqualTo(1);

            Files.writeString(folder.resolve("two.html"), "<p>Ministers leave</p>");

            await().atMost(PATIENCE).until(() -> releases().size() == 2);
            assertThat(releases()).extracting(RawRelease::getIdentity).containsExactlyInAnyOrder("one.txt", "two.html");
        }
    }

    @Test
    void twoInstancesShareTheSourcesAndOneTakesOverTheOthers() throws Exception {
        server.answers(Answer.of(200, feed("a")));
        try (ServiceContext first = start(0)) {
            first.awaitReady(PATIENCE);
            try (ServiceContext second = start(1)) {
                second.awaitReady(PATIENCE);
                cluster.produce(Topics.SOURCES, id, feedSource("req-1"));
                awaitState(state -> "req-1".equals(state.getAnsweredRequest()));
                assertThat(server.requests()).hasSize(1);
            }
            cluster.produce(Topics.SOURCES, id, feedSource("req-2"));

            awaitState(state -> "req-2".equals(state.getAnsweredRequest()));
        }
        assertThat(releases()).hasSize(1);
    }

    @Test
    void aPoisonedSourceIsADeadLetterAndItsNeighboursArePolled() throws Exception {
        server.answers(Answer.of(200, feed("a")));
        cluster.produceBytes(Topics.SOURCES, "poison", new byte[] {0, 0, 0, 0, 99, 1});
        try (ServiceContext service = start(0)) {
            service.awaitReady(PATIENCE);
            cluster.produce(Topics.SOURCES, id, feedSource(null));

            awaitState(state -> state.getLastSuccessAt() != null);
        }
        assertThat(cluster.awaitDeadLetters(Topics.SOURCES, 1)).isNotEmpty();
        cluster.produce(Topics.SOURCES, "poison", null);
    }

    private ServiceContext start(int instance) {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        properties.put("wirewatch.instance", instance);
        properties.put("wirewatch.ingestion.folder-interval", "200ms");
        properties.put("wirewatch.ingestion.settle", "50ms");
        return ServiceContext.start("ingestion", properties);
    }

    private Source feedSource(String request) {
        return Source.newBuilder()
                .setId(id)
                .setName("Ministry")
                .setUrl(server.url())
                .setInterval("PT1H")
                .setVersion(1)
                .setCreatedAt(Instant.parse("2024-03-01T00:00:00Z"))
                .setUpdatedAt(Instant.parse("2024-03-01T00:00:00Z"))
                .setFetchRequest(request)
                .build();
    }

    private SourceState awaitState(java.util.function.Predicate<SourceState> condition) {
        return await().atMost(PATIENCE).until(this::state, state -> state != null && condition.test(state));
    }

    private SourceState state() {
        return cluster.readAll(Topics.SOURCE_STATE).stream()
                .filter(record -> record.key().equals(id))
                .reduce((first, second) -> second)
                .map(ReadRecord::value)
                .orElse(null);
    }

    private List<RawRelease> releases() {
        return cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .filter(Objects::nonNull)
                .filter(release -> release.getSource().equals(id))
                .toList();
    }

    private static byte[] feed(String... guids) {
        StringBuilder feed = new StringBuilder("<rss version='2.0'><channel>");
        for (String guid : guids) {
            feed.append("<item><title>Ministers meet ")
                    .append(guid)
                    .append("</title><guid isPermaLink='false'>")
                    .append(guid)
                    .append("</guid><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate></item>");
        }
        return feed.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
