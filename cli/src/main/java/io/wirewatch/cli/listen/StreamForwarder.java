package io.wirewatch.cli.listen;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.cli.client.AlertStream;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes webhooks of a stream of alerts, with the body, headers and signature that an endpoint would get, and posts them. */
public final class StreamForwarder {
    private static final String ENDPOINT = "listen";

    private final WebhookSigner signer;
    private final ListenLog log;
    private final Forwarder forwarder;

    public StreamForwarder(WebhookSigner signer, ListenLog log, Forwarder forwarder) {
        this.signer = signer;
        this.log = log;
        this.forwarder = forwarder;
    }

    /** Ends the reading of a stream from within. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EnoughException() {
            super(null, null, false, false);
        }
    }

    /**
     * Goes on until as many were posted as the log wants, or this thread is interrupted.
     *
     * @param notice told what becomes of the connection
     */
    public void run(AlertStream stream, Consumer<String> notice) throws InterruptedException {
        try {
            stream.follow(this::post, notice);
        } catch (EnoughException enough) {
            return;
        }
    }

    private void post(JsonNode message) {
        JsonNode alert = message.path("data");
        // One id for an alert's revision in every run, as an endpoint has it.
        String id = Ids.message(
                ENDPOINT, alert.path("id").asText(), alert.path("revision").asInt());
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(signer.headers(id, Instant.now(), body));
        headers.put("content-type", "application/json");
        boolean repeat = log.isRepeat(id);
        log.add(Heard.of(id, body, Optional.empty(), repeat, Optional.of(forwarder.forward(headers, body))));
        if (log.isComplete()) {
            throw new EnoughException();
        }
    }
}
