package io.wirewatch.alerting.channel;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A channel or chat of Microsoft Teams, by a workflow of the kind that posts cards it gets by a webhook. It answers 202 as
 * soon as it begins, and names no message, so that there are no threads.
 */
final class TeamsChannel implements HttpChannel {
    private final EndpointSecrets secrets;

    TeamsChannel(EndpointSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Post post(Outgoing outgoing) {
        return new Post(
                secrets.address(outgoing.endpoint()),
                Map.of("content-type", "application/json; charset=utf-8"),
                TeamsCard.message(Wording.summary(outgoing)).getBytes(StandardCharsets.UTF_8));
    }
}
