package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.wirewatch.runtime.ServiceContext;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A gateway on a cluster, called over HTTP. */
final class GatewayUnderTest implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String API = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceContext context;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;

    private GatewayUnderTest(ServiceContext context) {
        this.context = context;
        this.base = context.bean(EmbeddedServer.class).start().getURI();
    }

    /** Starts one whose state is in a folder. */
    static GatewayUnderTest start(WirewatchCluster cluster, Path data) throws Exception {
        return start(cluster, data, Map.of());
    }

    static GatewayUnderTest start(WirewatchCluster cluster, Path data, Map<String, Object> more) throws Exception {
        Map<String, Object> properties = new HashMap<>(cluster.properties());
        properties.put("wirewatch.data", data.toString());
        properties.putAll(more);
        ServiceContext context = ServiceContext.start("gateway", properties);
        context.awaitReady(PATIENCE);
        return new GatewayUnderTest(context);
    }

    <T> T bean(Class<T> type) {
        return context.bean(type);
    }

    URI base() {
        return base;
    }

    /** An answer: status, headers, JSON. */
    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + response.body(), e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        Answer is(int expected) {
            assertThat(status).as(response.body()).isEqualTo(expected);
            return this;
        }

        /** That it is a problem of this status, and its detail. */
        String problem(int expected) {
            is(expected);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(json().path("type").asText()).startsWith("urn:wirewatch:problem:");
            assertThat(json().path("title").asText()).isNotBlank();
            return json().path("detail").asText();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String body, String... headers) {
        return send(json("POST", path, body, headers));
    }

    Answer put(String path, String body, String... headers) {
        return send(json("PUT", path, body, headers));
    }

    private HttpRequest.Builder json(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    /** A request of a path of the API, or of any other that begins with a double slash. */
    HttpRequest.Builder request(String path) {
        URI uri = path.startsWith("//") ? base.resolve(path.substring(1)) : URI.create(base + API + path);
        return HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Not close(), which waits for streams that a failed test left open.
        http.shutdownNow();
        context.close();
    }
}
