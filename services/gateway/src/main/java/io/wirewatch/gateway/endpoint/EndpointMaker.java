package io.wirewatch.gateway.endpoint;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Makes the records of endpoints: address checked, secret sealed. */
public final class EndpointMaker {
    private final OutboundHttp outbound;
    private final SecretBox box;
    private final Journal journal;

    public EndpointMaker(OutboundHttp outbound, SecretBox box, Journal journal) {
        this.outbound = outbound;
        this.box = box;
        this.journal = journal;
    }

    /**
     * Checks an address that alerts shall be posted to.
     *
     * @return what the caller should know about it
     * @throws ProblemException 400 if it may not be called
     */
    List<String> check(String url) {
        try {
            return outbound.checkTarget(url)
                    ? List.of()
                    : List.of("The name in " + url + " does not resolve now; it is looked up again at each attempt.");
        } catch (RefusedTargetException e) {
            throw ProblemException.of(400, Problem.Kind.TARGET_REFUSED, "url: " + e.getMessage());
        }
    }

    /** A new endpoint, with a new secret. */
    Endpoint create(String id, EndpointJson.Wanted wanted) {
        byte[] secret = WebhookSigner.newSecret().getBytes(StandardCharsets.UTF_8);
        Instant now = journal.now();
        return build(id, wanted)
                .setSecret(ByteBuffer.wrap(box.seal(id, secret)))
                .setVersion(1)
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .build();
    }

    /** The endpoint in place of another, with the secret of that. */
    Endpoint replace(Endpoint known, EndpointJson.Wanted wanted) {
        return build(known.getId(), wanted)
                .setSecret(known.getSecret())
                .setVersion(known.getVersion() + 1)
                .setCreatedAt(known.getCreatedAt())
                .setUpdatedAt(journal.now())
                .build();
    }

    private Endpoint.Builder build(String id, EndpointJson.Wanted wanted) {
        return Endpoint.newBuilder()
                .setTenant(journal.tenant())
                .setId(id)
                .setName(wanted.name().strip())
                .setKind(wanted.kind())
                .setUrl(wanted.url().strip())
                .setRetrySchedule(wanted.retrySchedule())
                .setOrigins(wanted.origins())
                .setCopies(Boolean.TRUE.equals(wanted.copies()))
                .setNotices(Boolean.TRUE.equals(wanted.notices()))
                .setStatus(wanted.status());
    }

    /** The secret of an endpoint, to be shown once. */
    String secretOf(Endpoint endpoint) {
        ByteBuffer sealed = endpoint.getSecret().duplicate();
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        return new String(box.open(endpoint.getId(), bytes), StandardCharsets.UTF_8);
    }
}
