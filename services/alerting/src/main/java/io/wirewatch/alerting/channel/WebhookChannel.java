package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.core.delivery.WebhookSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The message as it is, or as a CloudEvent, signed as Standard Webhooks says with every secret that is good. */
final class WebhookChannel implements HttpChannel {
    private static final String CLOUD_EVENTS = "cloudevents";

    private final EndpointSecrets secrets;
    private final CloudEvents events;
    /** By endpoint, until it changes: opening seals and reading addresses costs more than signing does. */
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    WebhookChannel(EndpointSecrets secrets, CloudEvents events) {
        this.secrets = secrets;
        this.events = events;
    }

    @Override
    public Post post(Outgoing outgoing) {
        boolean asEvent = outgoing.endpoint().getFormat().equals(CLOUD_EVENTS);
        String message =
                asEvent ? events.of(outgoing.delivery()) : outgoing.delivery().getBody();
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        Ready endpoint = ready(outgoing.endpoint(), outgoing.at());
        Map<String, String> headers =
                endpoint.signer().headers(outgoing.delivery().getMessageId(), outgoing.at(), body);
        headers.put("content-type", asEvent ? CloudEvents.CONTENT_TYPE : "application/json");
        return new Post(endpoint.uri(), headers, body);
    }

    /**
     * What an endpoint's record comes to.
     *
     * @param of the record
     * @param until when a secret that signs now signs no more
     */
    private record Ready(Endpoint of, Instant until, WebhookSigner signer, URI uri) {
        boolean isGood(Endpoint endpoint, Instant at) {
            return of == endpoint && at.isBefore(until);
        }
    }

    private Ready ready(Endpoint endpoint, Instant at) {
        Ready known = ready.get(endpoint.getId());
        if (known != null && known.isGood(endpoint, at)) {
            return known;
        }
        Ready made = make(endpoint, at);
        ready.put(endpoint.getId(), made);
        return made;
    }

    private Ready make(Endpoint endpoint, Instant at) {
        List<String> good = new ArrayList<>();
        // A record with neither fails here, with what to do about it.
        if (endpoint.getSecret().hasRemaining() || !endpoint.getSigningKey().hasRemaining()) {
            good.add(secrets.open(endpoint, endpoint.getSecret()));
        }
        if (endpoint.getSigningKey().hasRemaining()) {
            good.add(secrets.open(endpoint, endpoint.getSigningKey()));
        }
        Instant until = Instant.MAX;
        List<EndpointSecret> before = new ArrayList<>(endpoint.getOldSecrets());
        before.addAll(endpoint.getOldSigningKeys());
        for (EndpointSecret old : before) {
            if (old.getUntil().isAfter(at)) {
                good.add(secrets.open(endpoint, old.getSecret()));
                until = old.getUntil().isBefore(until) ? old.getUntil() : until;
            }
        }
        return new Ready(endpoint, until, new WebhookSigner(good), URI.create(endpoint.getUrl()));
    }
}
