package io.wirewatch.runtime.net;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer: any status, with what was kept of its body. */
public final class OutboundResponse {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final boolean truncated;
    private final URI finalUri;

    OutboundResponse(int status, Map<String, List<String>> headers, byte[] body, boolean truncated, URI finalUri) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.truncated = truncated;
        this.finalUri = finalUri;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** All headers; names compare in any case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The body after decompression, as far as it was kept. A new array at each call. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether the body went on beyond what was kept. */
    public boolean truncated() {
        return truncated;
    }

    /** Where the answer came from, after redirects. */
    public URI finalUri() {
        return finalUri;
    }
}
