package io.wirewatch.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** A gateway's REST API, {@code /api/v1}. Answers are JSON; refusals are {@link GatewayException}s that say why. */
public final class Gateway {
    /** Reads and writes what the API speaks. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private static final String API = "/api/v1";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient http;

    /**
     * @param base its address, {@code http://HOST:PORT}
     */
    public Gateway(URI base) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /** Its address. */
    public URI base() {
        return base;
    }

    /** Text as a segment of a path or a value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** GET of a path below the API. */
    public JsonNode get(String path) {
        return send("GET", API + path, null);
    }

    /** POST of a body; null for none. */
    public JsonNode post(String path, JsonNode body) {
        return send("POST", API + path, body);
    }

    /** POST of a body of another kind than JSON. */
    public JsonNode post(String path, byte[] body, String mediaType) {
        return answer(request("POST", API + path, BodyPublishers.ofByteArray(body), mediaType));
    }

    /** PUT of a body. */
    public JsonNode put(String path, JsonNode body) {
        return send("PUT", API + path, body);
    }

    /**
     * PUT of a body in place of one version.
     *
     * @param version the one that was read; a gateway that has another answers 412
     */
    public JsonNode replace(String path, JsonNode body, int version) {
        HttpRequest request = request("PUT", API + path, body);
        return answer(HttpRequest.newBuilder(request, (name, value) -> true)
                .header("If-Match", "\"" + version + "\"")
                .build());
    }

    /** DELETE. */
    public void delete(String path) {
        send("DELETE", API + path, null);
    }

    /** The health report; it comes with 503 where something is down. */
    public JsonNode health() {
        HttpResponse<String> response = exchange(request("GET", "/health", null));
        return parse(response.body());
    }

    private JsonNode send(String method, String path, JsonNode body) {
        return answer(request(method, path, body));
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() / 100 == 2) {
            return parse(response.body());
        }
        throw refusal(response.statusCode(), response.body(), RetryAfter.of(response, Clock.systemUTC()));
    }

    private HttpRequest request(String method, String path, JsonNode body) {
        return body == null
                ? request(method, path, BodyPublishers.noBody(), null)
                : request(method, path, BodyPublishers.ofString(body.toString()), "application/json");
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String mediaType) {
        HttpRequest.Builder request = request(path)
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body);
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        return request.build();
    }

    /** A request to be completed, with the token that a gateway beyond loopback asks for. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        String token = System.getenv("WIREWATCH_TOKEN");
        return token == null || token.isBlank() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw noAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(0, "interrupted", null, null, e);
        }
    }

    GatewayException noAnswer(IOException e) {
        String sentence = e instanceof ConnectException
                ? "nothing answers at " + base + ". Start Wirewatch with ./wirewatch up, or name its address with --url"
                : "the connection to " + base + " broke (" + e + ")";
        return new GatewayException(0, sentence, null, null, e);
    }

    static GatewayException refusal(int status, String body, Duration retryAfter) {
        JsonNode problem = parse(body);
        String sentence = problem.path("detail").asText(problem.path("title").asText(""));
        if (sentence.isEmpty()) {
            sentence = "the gateway answered " + status + " without saying why";
        }
        if (problem.path("position").isInt()) {
            sentence += " (at character " + (problem.path("position").asInt() + 1) + ")";
        }
        return new GatewayException(status, sentence, problem, retryAfter, null);
    }

    HttpClient http() {
        return http;
    }

    private static JsonNode parse(String body) {
        try {
            return body == null || body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Not the gateway's: a proxy's page, say. The status is what is left to report.
            return MissingNode.getInstance();
        }
    }
}
