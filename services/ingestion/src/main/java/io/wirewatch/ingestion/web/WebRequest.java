package io.wirewatch.ingestion.web;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What is asked of the web: an address, and what its answer has to differ from.
 *
 * @param address an http(s) address as somebody gave it
 * @param accept the media types that can be read, as the header {@code Accept} has them
 * @param etag validator of what is known of it, or null
 * @param lastModified validator of what is known of it, or null
 * @param robots whether the site's robots.txt has a say
 * @param prompt whether it goes without the pause that follows another request to its host
 * @param deadline longest time it may take, where that is less than usual; else null
 */
public record WebRequest(
        String address,
        String accept,
        String etag,
        String lastModified,
        boolean robots,
        boolean prompt,
        Duration deadline) {
    /** A request for whatever is there now. */
    public static WebRequest to(String address, String accept) {
        return new WebRequest(address, accept, null, null, true, false, null);
    }

    /** The same, answered with the body only where it is no longer the one with these validators (RFC 9110, section 13). */
    public WebRequest ifChanged(String knownEtag, String knownLastModified) {
        return new WebRequest(address, accept, knownEtag, knownLastModified, robots, prompt, deadline);
    }

    /** The same, with or without a say of robots.txt: who has the publisher's leave need not ask. */
    public WebRequest robots(boolean asked) {
        return new WebRequest(address, accept, etag, lastModified, asked, prompt, deadline);
    }

    /**
     * The same, given up early: something else waits for it.
     *
     * @param first whether it is the first that a reader would ask for after what it has, and so goes without a pause
     */
    public WebRequest awaited(boolean first, Duration longest) {
        return new WebRequest(address, accept, etag, lastModified, robots, first, longest);
    }

    boolean isConditional() {
        return etag != null || lastModified != null;
    }

    /** @throws IllegalArgumentException where the address is none */
    URI uri() {
        return URI.create(address.strip());
    }

    Map<String, String> headers(String userAgent) {
        Map<String, String> headers = new HashMap<>();
        headers.put("User-Agent", userAgent);
        headers.put("Accept", accept);
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        if (lastModified != null) {
            headers.put("If-Modified-Since", lastModified);
        }
        return headers;
    }
}
