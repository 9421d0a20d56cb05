package io.wirewatch.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Source;
import io.wirewatch.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A week of one ministry's feed, poll after poll as they were saved, and the list of versions made from it. */
final class StateFeed {
    private static final Pattern VERSION =
            Pattern.compile("\"guid\": \"([^\"]+)\", \"version\": (\\d+).*\"first_seen_utc\": \"([^\"]+)\"");

    private StateFeed() {}

    /** The source of that feed, with a poll asked for. */
    static Source source(String id, String url, String request) {
        return Source.newBuilder()
                .setId(id)
                .setUrl(url)
                .setInterval("PT1H")
                .setVersion(1)
                .setCreatedAt(Instant.parse("2021-05-23T15:00:00Z"))
                .setUpdatedAt(Instant.parse("2021-05-23T15:00:00Z"))
                .setFetchRequest(request)
                .build();
    }

    /** When a poll was saved, as its file is called. */
    static String timeOf(Path poll) {
        String name = poll.getFileName().toString();
        return name.substring(0, name.indexOf('_'));
    }

    /** The polls in their order. */
    static List<Path> polls() throws IOException {
        try (Stream<Path> files = Files.list(Corpus.path("state-press-feed/snapshots"))) {
            return files.sorted(Comparator.comparing(Path::getFileName)).toList();
        }
    }

    /** The times of the polls at which each version was met first, by GUID. */
    static Map<String, List<String>> expected() throws IOException {
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
