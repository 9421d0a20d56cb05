package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service on a broker with sites that have no feed: what is remembered of them survives a start. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITSites {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RELEASES = 25;

    private final WirewatchCluster cluster;
    private final ScriptedServer server = new ScriptedServer();
    private final String id = "src-" + UUID.randomUUID();

    ITSites(WirewatchCluster cluster) throws IOException {
        this.cluster = cluster;
        server.pages(this::page);
    }

    @AfterEach
    void close() {
        cluster.produce(Topics.SOURCES, id, null);
        server.close();
    }

    @Test
    void aListIsFollowedAndNoPageIsFetchedAgainAfterAStart() throws Exception {
        follow("page", "/news/");
        int asked = server.asked().size();

        try (ServiceContext service = start()) {
            service.awaitReady(PATIENCE);
            cluster.produce(Topics.SOURCES, id, source("page", "/news/", "req-1"));
            await().atMost(PATIENCE).until(() -> "req-1".equals(state().getAnsweredRequest()));
        }

        assertThat(server.asked().subList(asked, server.asked().size())).containsOnly("/news/");
        assertThat(state().getShape()).isEqualTo("index");
        assertThat(state().getError()).isNull();
    }

    @Test
    void aSitemapIsFollowedAndNoPageIsFetchedAgainAfterAStart() throws Exception {
        follow("sitemap", "/sitemap.xml");
        int asked = server.asked().size();

        try (ServiceContext service = start()) {
            service.awaitReady(PATIENCE);
            cluster.produce(Topics.SOURCES, id, source("sitemap", "/sitemap.xml", "req-1"));
            await().atMost(PATIENCE).until(() -> "req-1".equals(state().getAnsweredRequest()));
        }

        assertThat(server.asked().subList(asked, server.asked().size())).containsOnly("/sitemap.xml");
        assertThat(state().getSitemap().getMore()).isFalse();
    }

    /** More than one poll fetches, with a start between two of them. */
    private void follow(String kind, String path) throws Exception {
        cluster.produce(Topics.SOURCES, id, source(kind, path, null));
        try (ServiceContext service = start()) {
            service.awaitReady(PATIENCE);
            await().atMost(PATIENCE).until(() -> releases().size() >= 20);
        }
        try (ServiceContext service = start()) {
            service.awaitReady(PATIENCE);
            await().atMost(PATIENCE)
                    .until(() -> releases().stream()
                                            .map(RawRelease::getId)
                                            .distinct()
                                            .count()
                                    == RELEASES
                            && state().getPages().stream().allMatch(page -> page.getSent()));
        }
        assertThat(releases()).allSatisfy(release -> {
            assertThat(release.getContentType()).isEqualTo("text/html");
            assertThat(release.getHistorical()).isTrue();
        });
    }

    private Answer page(String path) {
        return switch (path) {
            case "/news/" -> Answer.of(200, list(), "Content-Type", "text/html");
            case "/sitemap.xml" -> Answer.of(200, sitemap(), "Content-Type", "application/xml");
            default -> path.startsWith("/2024/") ? Answer.of(200, release(path), "Content-Type", "text/html") : null;
        };
    }

    private static String list() {
        StringBuilder html = new StringBuilder("<html><body><ul>");
        for (int i = 0; i < RELEASES; i++) {
            html.append("<li>1 March 2024 <a href='/2024/notice-%d-of-it'>Notice %d of the harbour office</a></li>"
                    .formatted(i, i));
        }
        return html.append("</ul></body></html>").toString();
    }

    private String sitemap() {
        StringBuilder xml = new StringBuilder("<urlset>");
        for (int i = 0; i < RELEASES; i++) {
            xml.append("<url><loc>%s</loc><lastmod>2024-03-01</lastmod></url>"
                    .formatted(server.url("/2024/notice-" + i + "-of-it")));
        }
        return xml.append("</urlset>").toString();
    }

    private static String release(String path) {
        return "<html><head><title>Notice</title><meta property='article:published_time' content='2024-03-01T09:00:00Z'></head>"
                + "<body><main><h1>Notice " + path + "</h1><p>" + "The office gives notice of it here. ".repeat(12)
                + "</p></main></body></html>";
    }

    private Source source(String kind, String path, String request) {
        return Source.newBuilder()
                .setId(id)
                .setKind(kind)
                .setUrl(server.url(path))
                .setInterval("PT1H")
                .setVersion(1)
                .setCreatedAt(Instant.parse("2024-03-02T00:00:00Z"))
                .setUpdatedAt(Instant.parse("2024-03-02T00:00:00Z"))
                .setFetchRequest(request)
                .build();
    }

    private ServiceContext start() {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        properties.put("wirewatch.ingestion.host-pause", "0ms");
        return ServiceContext.start("ingestion", properties);
    }

    private List<RawRelease> releases() {
        return cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .filter(release -> release.getSource().equals(id))
                .toList();
    }

    private SourceState state() {
        return cluster.readAll(Topics.SOURCE_STATE).stream()
                .filter(state -> state.key().equals(id))
                .map(ReadRecord::value)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElseGet(() -> SourceState.newBuilder().build());
    }
}
