package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.Source;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.Corpus;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A week of one ministry's feed, poll after poll as they were saved, against the list of versions made from it. */
@ExtendWith(WirewatchCluster.Extension.class)
class ITStateFeed {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern VERSION =
            Pattern.compile("\"guid\": \"([^\"]+)\", \"version\": (\\d+).*\"first_seen_utc\": \"([^\"]+)\"");

    private final WirewatchCluster cluster;

    ITStateFeed(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void everyVersionArrivesOnceAndInOrderAlsoWithStartsBetween() throws Exception {
        List<Path> polls = polls();
        Map<String, List<String>> expected = expected();
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
                    endedAt.put(Instant.now(), timeOf(polls.get(i)));
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

    private static String timeOf(Path poll) {
        String name = poll.getFileName().toString();
        return name.substring(0, name.indexOf('_'));
    }

    private void poll(ScriptedServer server, Path poll, int number) throws IOException {
        server.answers(Answer.of(200, Files.readAllBytes(poll), "ETag", "\"" + number + "\""));
        String request = "poll-" + number;
        cluster.produce(
                Topics.SOURCES,
                "state",
                Source.newBuilder()
                        .setId("state")
                        .setUrl(server.url())
                        .setInterval("PT1H")
                        .setVersion(1)
                        .setCreatedAt(Instant.parse("2021-05-23T15:00:00Z"))
                        .setUpdatedAt(Instant.parse("2021-05-23T15:00:00Z"))
                        .setFetchRequest(request)
                        .build());
        await().atMost(PATIENCE)
                .until(() -> cluster.readAll(Topics.SOURCE_STATE).stream()
                        .anyMatch(state -> request.equals(state.value().getAnsweredRequest())));
    }

    private ServiceContext start() {
        Map<String, Object> properties = cluster.properties();
        properties.put("wirewatch.allow-targets", "127.0.0.0/8");
        return ServiceContext.start("ingestion", properties);
    }

    private static List<Path> polls() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("state-press-feed/snapshots"))) {
            return files.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    private static Map<String, List<String>> expected() throws IOException {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Corpus.path("state-press-feed/expected-versions.jsonl"))) {
            Matcher version = VERSION.matcher(line);
            assertThat(version.find()).as(line).isTrue();
            expected.computeIfAbsent(version.group(1), guid -> new ArrayList<>())
                    .add(version.group(3));
        }
        return expected;
    }
}
