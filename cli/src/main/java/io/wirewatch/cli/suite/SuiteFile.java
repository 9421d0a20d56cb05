package io.wirewatch.cli.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * {@code DATA/suite.json}: where a running suite can be reached. It is there from ready to close; a suite that was killed
 * leaves it behind, so readers check the process.
 *
 * @param url the gateway
 * @param broker {@code host:port} for Kafka clients
 * @param registry the schema registry
 * @param pid the process
 */
public record SuiteFile(String url, String broker, String registry, long pid) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "suite.json";

    /** What the suite that uses a folder says of itself; empty if none runs there. */
    public static Optional<SuiteFile> read(Path data) throws IOException {
        Path file = data.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode json = JSON.readTree(file.toFile());
        SuiteFile found = new SuiteFile(
                json.path("url").asText(),
                json.path("broker").asText(),
                json.path("registry").asText(),
                json.path("pid").asLong());
        return ProcessHandle.of(found.pid()).isPresent() ? Optional.of(found) : Optional.empty();
    }

    void write(Path data) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("url", url)
                .put("broker", broker)
                .put("registry", registry)
                .put("pid", pid);
        Path half = data.resolve(NAME + ".new");
        Files.writeString(half, json.toPrettyString() + "\n");
        Files.move(half, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }
}
