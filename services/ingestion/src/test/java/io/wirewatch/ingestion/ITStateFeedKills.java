package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.ingestion.ScriptedServer.Answer;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.ReadRecord;
import io.wirewatch.testing.WirewatchCluster;
import io.wirewatch.testing.suite.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of a ministry's feed, polled by a process that is killed with -9: as soon as the feed has served what is new, and
 * as soon as some of it is on the log, before or while the state that remembers it is written.
 */
@ExtendWith(WirewatchCluster.Extension.class)
class ITStateFeedKills {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_KILLS = 12;

    @TempDir
    private Path logs;

    private final WirewatchCluster cluster;

    ITStateFeedKills(WirewatchCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void everyVersionArrivesOnceAndInOrderUnderKillsBetweenFetchAndLogAndBetweenLogAndState() throws Exception {
        List<Path> polls = StateFeed.polls();
        Map<String, List<String>> expected = StateFeed.expected();
        Set<String> timesWithNews = new HashSet<>();
        expected.values().forEach(timesWithNews::addAll);
        NavigableMap<Instant, String> endedAt = new TreeMap<>();
        int kills = 0;
        try (ScriptedServer server = new ScriptedServer();
                KafkaConsumer<byte[], byte[]> ends = consumer()) {
            JavaProcess process = start();
            try {
                for (int i = 0; i < polls.size(); i++) {
                    String time = StateFeed.timeOf(polls.get(i));
                    CountDownLatch served = serve(server, polls.get(i), i);
                    long before = end(ends);
                    cluster.produce(Topics.SOURCES, "state", StateFeed.source("state", server.url(), "poll-" + i));
                    if (timesWithNews.contains(time) && kills < MOST_KILLS) {
                        assertThat(served.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                                .isTrue();
                        if (kills % 2 == 1) {
                            await().atMost(PATIENCE)
                                    .pollInterval(Duration.ofMillis(1))
                                    .until(() -> end(ends) > before);
                        }
                        process.kill();
                        kills++;
                        process = start();
                    }
                    awaitAnswer("poll-" + i);
                    endedAt.put(Instant.now(), time);
                }
            } finally {
                process.kill();
            }
        }

        List<RawRelease> releases = cluster.readAll(Topics.RELEASES_RAW).stream()
                .map(ReadRecord::value)
                .toList();
        Map<String, List<String>> found = new LinkedHashMap<>();
        int repeated = 0;
        for (RawRelease release : releases) {
            List<String> times = found.computeIfAbsent(release.getIdentity(), guid -> new ArrayList<>());
            String time = endedAt.ceilingEntry(release.getReceivedAt()).getValue();
            if (times.contains(time)) {
                // The same poll after a kill: equal in key and content to what it wrote before.
                repeated++;
            } else {
                times.add(time);
            }
        }
        System.out.println("state feed under kill -9: " + kills + " kills in " + polls.size() + " polls, "
                + releases.size() + " records, of them " + repeated + " repeated");
        assertThat(kills).isEqualTo(MOST_KILLS);
        assertThat(found).isEqualTo(expected);
        assertThat(contents(releases)).as("what is repeated is equal").isEqualTo(releases.size() - repeated);
    }

    private static CountDownLatch serve(ScriptedServer server, Path poll, int number) throws Exception {
        CountDownLatch served = new CountDownLatch(1);
        Answer answer = Answer.of(200, Files.readAllBytes(poll), "ETag", "\"" + number + "\"");
        server.answers(headers -> {
            served.countDown();
            return answer;
        });
        return served;
    }

    private void awaitAnswer(String request) {
        await().atMost(PATIENCE)
                .until(() -> cluster.readAll(Topics.SOURCE_STATE).stream()
                        .anyMatch(state -> request.equals(state.value().getAnsweredRequest())));
    }

    private static long contents(List<RawRelease> releases) {
        return releases.stream()
                .map(release -> List.of(release.getId(), String.valueOf(release.getTitle()), release.getBody()))
                .distinct()
                .count();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static long end(KafkaConsumer<byte[], byte[]> consumer) {
        Collection<TopicPartition> partitions = IntStream.range(0, Topics.RELEASES_RAW.partitions())
                .mapToObj(number -> new TopicPartition(Topics.RELEASES_RAW.name(), number))
                .toList();
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private JavaProcess start() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dwirewatch.allow-targets=127.0.0.0/8"));
        cluster.properties().forEach((name, value) -> options.add("-D" + name + "=" + value));
        return JavaProcess.start(
                logs.resolve("ingestion.log"), options, IngestionApplication.class.getName(), List.of());
    }
}
