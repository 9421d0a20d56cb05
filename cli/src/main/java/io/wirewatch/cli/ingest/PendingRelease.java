package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A release on its way to the gateway.
 *
 * @param origin where it was read, for messages: a path, {@code path:line}, an address, {@code -}
 * @param line as a line of {@code POST /releases}, without its break
 * @param name what names it, source and id or address; null where its text does
 * @param bytes how much of the input it was
 */
public record PendingRelease(String origin, byte[] line, String name, long bytes) {
    /** A release as {@code POST /releases} takes it. */
    static PendingRelease of(String origin, JsonNode body, long bytes) {
        try {
            String name = name(
                    body.path("source").asText(),
                    body.path("id").asText(),
                    body.path("url").asText());
            return new PendingRelease(origin, Gateway.JSON.writeValueAsBytes(body), name, bytes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(String source, String id, String url) {
        String own = id.isEmpty() ? url : id;
        return own.isEmpty() ? null : source + " " + own;
    }

    /** The release as JSON. */
    public JsonNode body() {
        try {
            return Gateway.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
