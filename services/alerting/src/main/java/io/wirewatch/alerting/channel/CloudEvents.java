package io.wirewatch.alerting.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.avro.Delivery;
import io.wirewatch.runtime.PublicUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Messages in the envelope of CloudEvents 1.0 (cloudevents.io, JSON format, structured mode of the HTTP binding). The
 * message's {@code data} stays as it is; its id, type and time become attributes.
 */
final class CloudEvents {
    static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final String PREFIX = "io.wirewatch.";
    private static final String API = "/api/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;

    /** @param publicUrl stands before the path in {@code source} where it is set, so that two installations differ */
    CloudEvents(PublicUrl publicUrl) {
        this.base = publicUrl.base().orElse("") + API;
    }

    /**
     * The event that a delivery's message is, the same at each attempt.
     *
     * @throws IllegalArgumentException where the message cannot be read
     */
    String of(Delivery delivery) {
        JsonNode message = read(delivery);
        JsonNode data = message.path("data");
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", delivery.getMessageId());
        event.put("source", base + source(delivery, data));
        event.put("type", PREFIX + message.path("type").asText());
        // Of a test there is nothing that it would be about, and what is not there is left out.
        if (data.path("id").isTextual()) {
            event.put("subject", data.get("id").asText());
        }
        if (message.path("timestamp").isTextual()) {
            event.put("time", message.get("timestamp").asText());
        }
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return event.toString();
    }

    /** Where it happened: in the subscription of an alert, the source or endpoint of a notice, the endpoint of a test. */
    private static String source(Delivery delivery, JsonNode data) {
        String subscription = data.path("subscription").path("id").asText();
        if (!subscription.isEmpty()) {
            return path("subscription", subscription);
        }
        String[] subject = data.path("subject").asText().split("/", 2);
        return subject.length == 2 ? path(subject[0], subject[1]) : path("endpoint", delivery.getEndpoint());
    }

    private static String path(String kind, String id) {
        return kind + "s/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode read(Delivery delivery) {
        try {
            return JSON.readTree(delivery.getBody());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the delivery's message cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
