package io.wirewatch.testing.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The gateway's API as a program sees it: paths below {@code /api/v1}, JSON both ways. */
public final class Rest {
    /** Reads and writes its JSON. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;

    /** @param base the gateway's address, without a path */
    public Rest(URI base) {
        this.base = base;
    }

    /** The gateway's address. */
    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send("GET", path, null, null, Map.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null, Map.of());
    }

    /** @param body anything Jackson writes, or JSON as a string */
    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body), Map.of());
    }

    /** @param body anything Jackson writes, or JSON as a string */
    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body), Map.of());
    }

    private static byte[] json(Object body) {
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A call. Paths that begin with {@code /api}, {@code /health}, {@code /prometheus} or {@code /openapi} are taken as they
     * are.
     *
     * @throws UncheckedIOException if nobody answers
     */
    public Answer send(String method, String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(resolve(path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(method + " " + path, response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted during " + method + " " + path, e);
        }
    }

    private URI resolve(String path) {
        boolean whole = path.matches("/(api|health|prometheus|openapi)\\b.*");
        return URI.create(base + (whole ? "" : "/api/v1") + path);
    }

    /** Every item of a list, page after page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        do {
            String page = path + (path.contains("?") ? "&" : "?") + "limit=500"
                    + (cursor == null ? "" : "&cursor=" + encode(cursor));
            JsonNode answer = get(page).expect(200).json();
            answer.path("items").forEach(items::add);
            cursor = answer.path("nextCursor").asText(null);
        } while (cursor != null);
        return items;
    }

    /** A text as part of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The JSON of a path once it is there and as wished.
     *
     * @throws AssertionError if it is not in time; the message holds the last answer
     */
    public JsonNode await(String path, Predicate<JsonNode> wished, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Answer last;
        do {
            last = get(path);
            if (last.status() == 200 && wished.test(last.json())) {
                return last.json();
            }
            Pause.briefly();
        } while (System.nanoTime() < deadline);
        throw new AssertionError("not as wished after " + patience + ": " + last);
    }

    /** The release once every subscription has been evaluated on it. */
    public JsonNode awaitMatched(String release) {
        return await(
                "/releases/" + release, found -> found.path("stage").asText().equals("matched"), TIMEOUT);
    }
}
