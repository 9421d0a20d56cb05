package io.wirewatch.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A call that is answered line by line while its answer is found: JSON lines. */
public final class AnswerLines {
    private final Gateway gateway;
    private final String path;

    /**
     * @param path below the API
     */
    public AnswerLines(Gateway gateway, String path) {
        this.gateway = gateway;
        this.path = "/api/v1" + path;
    }

    /**
     * Sends a body and hands over each line of the answer as it comes.
     *
     * @throws GatewayException if the call is refused, or the answer breaks off
     */
    public void post(JsonNode body, Consumer<JsonNode> each) throws InterruptedException {
        HttpRequest request = gateway.request(path)
                .header("Accept", "application/x-ndjson")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<InputStream> response =
                    gateway.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw Gateway.refusal(
                            response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8), null);
                }
                read(in, each);
            }
        } catch (IOException e) {
            throw gateway.noAnswer(e);
        }
    }

    private static void read(InputStream in, Consumer<JsonNode> each) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                each.accept(Gateway.JSON.readTree(line));
            }
        }
    }
}
