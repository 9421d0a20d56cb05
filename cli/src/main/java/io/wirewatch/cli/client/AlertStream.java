package io.wirewatch.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Follows alerts over server-sent events. A connection that breaks, or is silent for three heartbeats, is opened again where
 * it stopped ({@code Last-Event-ID}), so nothing is missed.
 */
public final class AlertStream {
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Gateway gateway;
    private final String path;
    private String lastId;

    /**
     * @param query of the stream, without the question mark; may be empty
     * @param lastId the cursor to go on from; null starts now
     */
    public AlertStream(Gateway gateway, String query, String lastId) {
        this.gateway = gateway;
        this.path = "/api/v1/alerts/stream" + (query.isEmpty() ? "" : "?" + query);
        this.lastId = lastId;
    }

    /**
     * Hands over each message until this thread is interrupted.
     *
     * @param notice told in a sentence that the connection is gone and will be opened again
     * @throws GatewayException if the stream is refused for good
     */
    public void follow(Consumer<JsonNode> each, Consumer<String> notice) throws InterruptedException {
        while (true) {
            try {
                read(each);
                notice.accept("the gateway ended the stream; opening it again");
            } catch (GatewayException e) {
                if (!e.mayPass()) {
                    throw e;
                }
                notice.accept(e.getMessage() + "; opening the stream again");
            }
            Thread.sleep(RECONNECT);
        }
    }

    private void read(Consumer<JsonNode> each) throws InterruptedException {
        HttpRequest.Builder request = gateway.request(path).header("Accept", "text/event-stream");
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        try {
            HttpResponse<InputStream> response =
                    gateway.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw Gateway.refusal(
                            response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8), null);
                }
                readEvents(in, each);
            }
        } catch (IOException e) {
            throw gateway.noAnswer(e);
        }
    }

    private void readEvents(InputStream in, Consumer<JsonNode> each) throws IOException {
        try (SilenceWatch watch = new SilenceWatch(in, SILENCE)) {
            new EventReader(watch.watched()).forEach(event -> {
                if (!event.data().isEmpty()) {
                    each.accept(parse(event.data()));
                }
                if (event.id() != null) {
                    lastId = event.id();
                }
            });
        }
    }

    private static JsonNode parse(String data) {
        try {
            return Gateway.JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new GatewayException(200, "the stream holds something that is no JSON: " + data, null, null, e);
        }
    }
}
