package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Releases one a line, read as they come. */
final class JsonLines {
    private final UnaryOperator<JsonNode> complete;

    JsonLines(UnaryOperator<JsonNode> complete) {
        this.complete = complete;
    }

    void read(String origin, InputStream in, Consumer<PendingRelease> each) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                long bytes = line.getBytes(StandardCharsets.UTF_8).length + 1L;
                each.accept(new PendingRelease(origin + ":" + number, parse(line, number), bytes));
            }
        }
    }

    private JsonNode parse(String line, int number) {
        try {
            return complete.apply(Gateway.JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new UnreadableInputException("is no JSON in line " + number + ": " + e.getOriginalMessage(), e);
        }
    }
}
