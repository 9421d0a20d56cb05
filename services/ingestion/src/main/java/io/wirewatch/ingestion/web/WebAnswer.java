package io.wirewatch.ingestion.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What the web gave: a body, or word that there is no other than the one known.
 *
 * @param notModified true where the known body is still the one; then {@code body} is empty
 * @param body after decompression
 * @param contentType value of the header, or null
 * @param address where it came from, after redirects
 * @param etag validator of the body, or null
 * @param lastModified validator of the body, or null
 * @param links values of the header {@code Link}
 * @param fresh how long the server says that it stays as it is; zero where it says nothing
 */
public record WebAnswer(
        boolean notModified,
        byte[] body,
        String contentType,
        URI address,
        String etag,
        String lastModified,
        List<String> links,
        Duration fresh) {}
