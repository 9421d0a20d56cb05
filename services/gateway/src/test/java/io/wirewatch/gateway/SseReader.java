package io.wirewatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A stream of alerts as a client reads it: block by block, the last id remembered. */
final class SseReader implements AutoCloseable {
    private static final int NARROW = 65_536;

    private final BufferedReader lines;
    private String lastId;

    /** Opens one; it is answered by then. */
    SseReader(GatewayUnderTest gateway, String query, String lastEventId) {
        HttpRequest.Builder request = gateway.request("/alerts/stream" + query).GET();
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = gateway.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        this.lastId = lastEventId;
    }

    private SseReader(InputStream body) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Opens one over a socket that holds little for a reader who does not read; by itself a socket takes many megabytes. */
    static SseReader narrow(GatewayUnderTest gateway, String query) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(NARROW);
        socket.connect(
                new InetSocketAddress(gateway.base().getHost(), gateway.base().getPort()));
        String request = "GET /api/v1/alerts/stream" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream answer = new BufferedInputStream(socket.getInputStream());
        assertThat(ChunkedBody.line(answer)).startsWith("HTTP/1.1 200");
        while (!ChunkedBody.line(answer).isEmpty()) {
            // Headers say nothing that is looked at here.
        }
        return new SseReader(new ChunkedBody(answer));
    }

    /** A block; data is null for one that only says where the stream is. */
    record Event(String id, String type, JsonNode data) {
        String alert() {
            return data.at("/data/id").asText();
        }

        int revision() {
            return data.at("/data/revision").asInt();
        }

        @Override
        public String toString() {
            return type + " " + alert() + " " + revision();
        }
    }

    /**
     * The next block.
     *
     * @throws IOException when the stream ended; what was read of a block is dropped
     */
    Event next() throws IOException {
        String id = null;
        String type = null;
        JsonNode data = null;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = GatewayUnderTest.JSON.readTree(line.substring(6));
            }
        }
        lastId = id == null ? lastId : id;
        return new Event(id, type, data);
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the stream ended");
        }
        return line;
    }

    Event nextAlert() throws IOException {
        Event event = next();
        while (event.data() == null) {
            event = next();
        }
        return event;
    }

    /** What the client sends to go on. */
    String lastId() {
        return lastId;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
