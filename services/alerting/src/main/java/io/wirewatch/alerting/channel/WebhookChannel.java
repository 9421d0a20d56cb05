package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.WebhookSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The message as it is, signed as Standard Webhooks says with every secret that is good. */
final class WebhookChannel implements HttpChannel {
    private final EndpointSecrets secrets;

    WebhookChannel(EndpointSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Post post(Outgoing outgoing) {
        byte[] body = outgoing.delivery().getBody().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = signer(outgoing.endpoint(), outgoing.at())
                .headers(outgoing.delivery().getMessageId(), outgoing.at(), body);
        headers.put("content-type", "application/json");
        return new Post(URI.create(outgoing.endpoint().getUrl()), headers, body);
    }

    private WebhookSigner signer(Endpoint endpoint, Instant at) {
        List<String> good = new ArrayList<>();
        good.add(secrets.open(endpoint, endpoint.getSecret()));
        endpoint.getOldSecrets().stream()
                .filter(old -> old.getUntil().isAfter(at))
                .forEach(old -> good.add(secrets.open(endpoint, old.getSecret())));
        return new WebhookSigner(good);
    }
}
