package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A week of one ministry's feed, poll after poll as they were saved, against the list of versions made from it. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITStateFeed {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WirewatchCluster cluster;

    ITStateFeed(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void everyVersionArrivesOnceAndInOrderAlsoWithStartsBetween() throws Exception {
        List<Path> polls = StateFeed.polls();
        Map<String, List<String>> expected = StateFeed.expected();
        NavigableMap<Instant, String> endedAt = new TreeMap<>();
        try (ScriptedServer server = new ScriptedServer()) {
            ServiceContext service = start();
            try {
                for (int i = 0; i < polls.size(); i++) {
                    if (i % 30 == 29) {
                        service.close();
                        service = start();
                    }
                    poll(server, polls.get(i), i);
                    endedAt.put(Instant.now(), StateFeed.timeOf(polls.get(i)));
                }
            } finally {
                service.close();
            }
        }

        List<RawRelease> releases = cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .toList();
        Map<String, List<String>> found = new LinkedHashMap<>();
        releases.forEach(release -> found.computeIfAbsent(release.getIdentity(), guid -> new ArrayList<>())
                .add(endedAt.ceilingEntry(release.getReceivedAt()).getValue()));

        System.out.println("state feed: " + polls.size() + " polls, " + releases.size() + " releases of " + found.size()
                + " entries, " + expected.values().stream().mapToInt(List::size).sum() + " versions expected");
        assertThat(found).isEqualTo(expected);
        // The first poll met what was published before the source was made.
        assertThat(releases).filteredOn(RawRelease::getHistorical).isNotEmpty().hasSizeLessThan(releases.size());
    }

    private void poll(ScriptedServer server, Path poll, int number) throws IOException {
        server.answers(Answer.of(200, Files.readAllBytes(poll), "ETag", "\"" + number + "\""));
        String request = "poll-" + number;
        cluster.produce(Topics.SOURCES, "state", StateFeed.source("state", server.url(), request));
        await().atMost(PATIENCE)
                .until(() -> cluster.readAll(Topics.SOURCE_STATE).stream()
                        .anyMatch(state -> request.equals(state.value().getAnsweredRequest())));
    }

    private ServiceContext start() {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        return ServiceContext.start("ingestion", properties);
    }
}
