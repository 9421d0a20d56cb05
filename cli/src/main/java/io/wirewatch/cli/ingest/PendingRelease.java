package io.wirewatch.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A release on its way to the gateway.
 *
 * @param origin where it was read, for messages: a path, {@code path:line}, an address, {@code -}
 * @param body as {@code POST /releases} takes it
 * @param bytes how much of the input it was
 */
public record PendingRelease(String origin, JsonNode body, long bytes) {}
