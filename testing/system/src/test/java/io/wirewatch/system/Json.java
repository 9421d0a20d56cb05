package io.wirewatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.testing.WebhookReceiver.Received;
import io.wirewatch.testing.suite.Rest;
import java.io.IOException;

/** The JSON of what a receiver got. */
final class Json {
    private Json() {}

    static JsonNode of(Received webhook) {
        try {
            return Rest.JSON.readTree(webhook.body());
        } catch (IOException e) {
            throw new AssertionError("a webhook's body is JSON: " + webhook.text(), e);
        }
    }
}
