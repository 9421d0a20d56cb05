package io.wirewatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.suite.Rest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests do over and over, by REST alone. */
final class Steps {
    private final Rest rest;

    Steps(Rest rest) {
        this.rest = rest;
    }

    /** An endpoint with its secret, which the gateway tells once. */
    record Endpoint(String id, String secret) {}

    Endpoint webhook(URI url) {
        JsonNode made = rest.post(
                        "/endpoints", Map.of("name", "test receiver", "kind", "webhook", "url", url.toString()))
                .expect(201)
                .json();
        return new Endpoint(made.path("id").asText(), made.path("secret").asText());
    }

    String subscribe(String name, String expression, Endpoint... endpoints) {
        return subscribe(Map.of("name", name, "expression", expression), endpoints);
    }

    /** A subscription with further settings. */
    String subscribe(Map<String, ?> settings, Endpoint... endpoints) {
        Map<String, Object> wanted = new HashMap<>(settings);
        wanted.put("endpoints", List.of(endpoints).stream().map(Endpoint::id).toList());
        return rest.post("/subscriptions", wanted).expect(201).json().path("id").asText();
    }

    String push(Map<String, ?> release) {
        return rest.post("/releases", release).expect(202).json().path("id").asText();
    }

    String pushText(String source, String id, String text) {
        return push(Map.of("source", source, "id", id, "text", text));
    }

    /** Pushes, and waits until every subscription has been evaluated. */
    JsonNode pushAndAwait(String source, String id, String text) {
        return rest.awaitMatched(pushText(source, id, text));
    }

    /** The alerts of a subscription now. */
    List<JsonNode> alerts(String subscription) {
        return rest.all("/alerts?subscription=" + subscription);
    }

    /** An actor as it can be put again. */
    Map<String, Object> actor(String id) {
        JsonNode found = rest.get("/actors/" + id).expect(200).json();
        Map<String, Object> actor = new HashMap<>();
        for (String field : List.of("name", "kind", "aliases")) {
            actor.put(field, found.path(field));
        }
        return actor;
    }
}
