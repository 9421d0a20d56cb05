package io.wirewatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.Corpus;
import io.wirewatch.testing.suite.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A state of a release that the State Department's feed showed.
 *
 * @param seen which poll showed it first, as its file name begins
 */
record ExpectedVersion(String guid, int version, String title, String seen) {
    static List<ExpectedVersion> readAll() {
        try {
            return Files.readAllLines(Corpus.path("state-press-feed/expected-versions.jsonl")).stream()
                    .map(ExpectedVersion::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedVersion parse(String line) {
        try {
            JsonNode json = Rest.JSON.readTree(line);
            return new ExpectedVersion(
                    json.path("guid").asText(),
                    json.path("version").asInt(),
                    json.path("title").asText(),
                    json.path("first_seen_utc").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
