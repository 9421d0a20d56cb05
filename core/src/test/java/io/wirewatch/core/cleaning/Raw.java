package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.RawRelease;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Raw releases for tests: short, with sensible defaults. */
public final class Raw {
    static final Instant RECEIVED = Instant.parse("2026-11-24T10:00:00Z");
    static final String ID = "rel_0000000000000000000001";

    private Raw() {}

    public static RawRelease text(String body) {
        return of("text/plain", null, body.getBytes(StandardCharsets.UTF_8), null, null);
    }

    static RawRelease titled(String title, String body) {
        return of("text/plain", null, body.getBytes(StandardCharsets.UTF_8), title, null);
    }

    static RawRelease dated(String publishedAt, String body) {
        return of("text/plain", null, body.getBytes(StandardCharsets.UTF_8), null, publishedAt);
    }

    static RawRelease html(String body) {
        return of("text/html", null, body.getBytes(StandardCharsets.UTF_8), null, null);
    }

    static RawRelease page(String url, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new RawRelease(ID, "push", "text/html", null, bytes, null, url, null, null, false, false, RECEIVED);
    }

    static RawRelease bytes(String contentType, String charset, byte[] body) {
        return of(contentType, charset, body, null, null);
    }

    static RawRelease withdrawn() {
        return new RawRelease(
                ID, "push", "text/plain", null, new byte[0], null, null, null, null, true, false, RECEIVED);
    }

    static RawRelease erased() {
        return new RawRelease(
                ID,
                "push",
                "text/plain",
                null,
                new byte[0],
                null,
                null,
                null,
                null,
                false,
                false,
                RECEIVED,
                true,
                null);
    }

    private static RawRelease of(String type, String charset, byte[] body, String title, String publishedAt) {
        return new RawRelease(ID, "push", type, charset, body, title, null, publishedAt, null, false, false, RECEIVED);
    }
}
